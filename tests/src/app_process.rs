//! The app as a process of its own, called from outside: to be killed, and to work beside others on one library.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

/// A process with the whole app in it. When dropped, it is gone.
pub struct AppProcess {
    child: Child,
    address: String,
}

impl AppProcess {
    /// Starts the program `browser-host`, which stands at this path, on a library.
    pub fn start(program: &Path, library: &Path) -> Self {
        let mut child = Command::new(program)
            .arg("--library")
            .arg(library)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line.trim().strip_prefix("http://").expect("an address").to_owned();
        Self { child, address }
    }

    /// Somebody who calls the app, by the name of a window.
    pub fn caller(&self, window: &str) -> Caller {
        Caller {
            address: self.address.clone(),
            window: window.to_owned(),
        }
    }

    /// Ends the process from one moment to the next, as a power cut would (SIGKILL).
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for AppProcess {
    fn drop(&mut self) {
        // It may be gone already; either way nothing is left of it.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A window's calls.
#[derive(Clone)]
pub struct Caller {
    address: String,
    window: String,
}

/// Why a call has no reply.
#[derive(Debug)]
pub enum NoReply {
    /// The app said no, and this.
    Refused(Value),
    /// The app is gone.
    Gone,
}

impl Caller {
    /// Carries a call out.
    pub fn call(&self, name: &str, params: &Value) -> Result<Value, NoReply> {
        let (head, body) = self.exchange(name, &params.to_string()).map_err(|_| NoReply::Gone)?;
        // An answer that was cut off is none.
        let value = serde_json::from_str(&body).map_err(|_| NoReply::Gone)?;
        if head.contains(" 200 ") {
            Ok(value)
        } else {
            Err(NoReply::Refused(value))
        }
    }

    /// Opens a map; its state.
    pub fn open(&self, map: &str) -> Result<Value, NoReply> {
        let view = json!({ "map": map, "appearance": "light", "language": "en" });
        Ok(self.call("open", &view)?["state"].clone())
    }

    fn exchange(&self, name: &str, body: &str) -> std::io::Result<(String, String)> {
        let mut stream = TcpStream::connect(&self.address)?;
        write!(
            stream,
            "POST /rpc/{name} HTTP/1.0\r\npercorso-window: {}\r\ncontent-length: {}\r\n\r\n{body}",
            self.window,
            body.len()
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
        Ok((head.lines().next().unwrap_or_default().to_owned(), body.to_owned()))
    }
}

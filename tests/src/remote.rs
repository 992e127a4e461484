//! A page under a WebDriver.

use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// How long a page may take for anything before the test is lost.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A page: scripts run in it, keys and pointer reach it as a user's would.
pub struct Remote {
    runtime: Runtime,
    client: Option<Client>,
}

impl Remote {
    /// Without a page yet.
    pub(crate) fn idle() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        Self { runtime, client: None }
    }

    /// Opens the page through the driver that listens on a port.
    pub(crate) fn connect(&mut self, port: u16, capabilities: Value) {
        let Value::Object(capabilities) = capabilities else {
            unreachable!("capabilities are an object")
        };
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let session = self
            .runtime
            .block_on(builder.connect(&format!("http://127.0.0.1:{port}")));
        self.client = Some(session.expect("the window did not open"));
    }

    /// Closes the page as the user does.
    pub(crate) fn close(&mut self) {
        let client = self.client.take().expect("the window is closed");
        self.runtime
            .block_on(client.close_window())
            .expect("the window did not close");
    }

    /// Goes to an address.
    pub fn go_to(&self, address: &str) {
        self.runtime
            .block_on(self.client().goto(address))
            .expect("the page did not open");
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("the window is closed")
    }

    /// Runs the body of a function in the page; `arguments` are its arguments.
    pub fn execute(&self, script: &str, arguments: &[Value]) -> Value {
        self.runtime
            .block_on(self.client().execute(script, arguments.to_vec()))
            .unwrap_or_else(|error| {
                panic!("the page could not run\n{script}\n{error}");
            })
    }

    /// Runs the body of an asynchronous function in the page and waits for what it returns. An exception ends the test.
    pub fn execute_async(&self, script: &str, arguments: &[Value]) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const failed = error => done({{error: error instanceof Error ? String(error) : JSON.stringify(error)}});
             (async function () {{ {script} }}).apply(null, arguments).then(value => done({{value}}), failed);"
        );
        let reply = self
            .runtime
            .block_on(self.client().execute_async(&script, arguments.to_vec()));
        let reply = reply.unwrap_or_else(|error| panic!("the page could not run\n{script}\n{error}"));
        assert!(reply["error"].is_null(), "the page said {}\n{script}", reply["error"]);
        reply["value"].clone()
    }

    /// Waits until an expression is true in the page. It is asked again at every change of the document, and from time
    /// to time for what changes without one.
    pub fn wait_until(&self, expression: &str) {
        let script = format!(
            "const [expression, patience] = arguments;
             const holds = () => {{ return ({expression}); }};
             if (holds()) return;
             await new Promise((resolve, reject) => {{
               const stop = () => {{ observer.disconnect(); clearInterval(timer); clearTimeout(end); }};
               const look = () => {{ if (holds()) {{ stop(); resolve(); }} }};
               const observer = new MutationObserver(look);
               const timer = setInterval(look, 50);
               const end = setTimeout(() => {{ stop(); reject(new Error('never came true: ' + expression)); }}, patience);
               observer.observe(document, {{subtree: true, childList: true, attributes: true, characterData: true}});
             }});"
        );
        let patience = PATIENCE - Duration::from_secs(2);
        self.execute_async(&script, &[json!(expression), json!(patience.as_millis() as u64)]);
    }

    /// Presses and releases keys one after the other, while others are held.
    pub fn press(&self, held: &[char], keys: &[char]) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for &value in held {
            actions = actions.then(KeyAction::Down { value });
        }
        for &value in keys {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        for &value in held.iter().rev() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.runtime
            .block_on(self.client().perform_actions(actions))
            .expect("keys were not taken");
    }

    /// Presses one key after the other, each while others are held, faster than anybody could look between them.
    pub fn press_each(&self, keys: &[(&[char], char)]) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for &(held, value) in keys {
            for &value in held {
                actions = actions.then(KeyAction::Down { value });
            }
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
            for &value in held.iter().rev() {
                actions = actions.then(KeyAction::Up { value });
            }
        }
        self.runtime
            .block_on(self.client().perform_actions(actions))
            .expect("keys were not taken");
    }

    /// Moves the pointer along a path of places in the window, the button held from the first to the last.
    pub fn drag(&self, path: &[(f64, f64)]) {
        let to = |&(x, y): &(f64, f64)| PointerAction::MoveTo {
            duration: Some(Duration::from_millis(15)),
            x,
            y,
        };
        let mut actions = MouseActions::new("mouse".to_owned()).then(to(&path[0]));
        actions = actions.then(PointerAction::Down {
            button: MOUSE_BUTTON_LEFT,
        });
        for place in &path[1..] {
            actions = actions.then(to(place));
        }
        actions = actions.then(PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        });
        self.runtime
            .block_on(self.client().perform_actions(actions))
            .expect("the pointer was not moved");
    }

    /// Presses and releases the button at a place in the window.
    pub fn click(&self, x: f64, y: f64) {
        self.drag(&[(x, y)]);
    }

    /// Gives the window this size, at the upper left corner of the display.
    pub fn resize(&self, width: u32, height: u32) {
        self.runtime
            .block_on(self.client().set_window_rect(0, 0, width, height))
            .expect("the window kept its size");
    }
}

//! Files dragged from another program into a window, as file managers on X11 do it: the XDND protocol, version 5
//! (freedesktop.org, "Drag-and-Drop Protocol for the X Window System").

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::Display;
use crate::frame::{property, window_called};
use crate::remote::PATIENCE;

x11rb::atom_manager! {
    /// What the protocol calls things.
    Names: NamesCookie {
        XdndAware, XdndSelection, XdndEnter, XdndPosition, XdndStatus, XdndLeave, XdndDrop, XdndFinished, XdndActionCopy, TARGETS,
        _NET_WM_NAME, UTF8_STRING, FILES: b"text/uri-list",
    }
}

/// A file over a window, held by another program. When dropped, it goes with the program.
pub struct Dragged {
    server: RustConnection,
    names: Names,
    source: Window,
    target: Window,
    uris: String,
}

impl Display {
    /// Drags a file into the window with this title.
    pub fn drag_in(&self, file: &Path, title: &str) -> Dragged {
        let (server, screen) = x11rb::connect(Some(self.name())).unwrap();
        let root = server.setup().roots[screen].root;
        let names = Names::new(&server).unwrap().reply().unwrap();
        let takes_files =
            |window| property(&server, window, names.XdndAware).is_some_and(|version| !version.is_empty());
        let called = (names._NET_WM_NAME, title);
        let target = window_called(&server, root, called, &takes_files).expect("no window with this title takes files");
        let source = server.generate_id().unwrap();
        let nothing = CreateWindowAux::new();
        server
            .create_window(0, source, root, 0, 0, 1, 1, 0, WindowClass::INPUT_ONLY, 0, &nothing)
            .unwrap();
        server
            .set_selection_owner(source, names.XdndSelection, x11rb::CURRENT_TIME)
            .unwrap();
        let uris = format!("file://{}\r\n", escaped(file));
        let dragged = Dragged {
            server,
            names,
            source,
            target,
            uris,
        };
        let version = 5 << 24;
        dragged.tell(names.XdndEnter, [source, version, names.FILES, 0, 0]);
        dragged
    }
}

impl Dragged {
    /// Moves the file to a place of the display. Whether the window would take it there, as far as it knows: it asks for what is
    /// dragged before it knows what it thinks of it, and says so only when it is moved again.
    pub fn hold(&self, x: u16, y: u16) -> bool {
        let place = u32::from(x) << 16 | u32::from(y);
        let position = [self.source, 0, place, x11rb::CURRENT_TIME, self.names.XdndActionCopy];
        self.tell(self.names.XdndPosition, position);
        self.answer(self.names.XdndStatus)[1] & 1 == 1
    }

    /// Lets the file go where it was held last, and waits until the window has done with it.
    pub fn let_go(self) {
        self.tell(self.names.XdndDrop, [self.source, 0, x11rb::CURRENT_TIME, 0, 0]);
        self.answer(self.names.XdndFinished);
    }

    /// Takes the file out of the window again.
    pub fn take_away(&self) {
        self.tell(self.names.XdndLeave, [self.source, 0, 0, 0, 0]);
    }

    fn tell(&self, what: Atom, data: [u32; 5]) {
        let message = ClientMessageEvent::new(32, self.target, what, data);
        self.server
            .send_event(false, self.target, EventMask::NO_EVENT, message)
            .unwrap();
        self.server.flush().unwrap();
    }

    /// Waits for a message of the window, and gives it what it asks for meanwhile.
    fn answer(&self, wanted: Atom) -> [u32; 5] {
        let begun = Instant::now();
        loop {
            match self.server.poll_for_event().unwrap() {
                Some(Event::ClientMessage(message)) if message.type_ == wanted => return message.data.as_data32(),
                Some(Event::SelectionRequest(request)) => self.give(&request),
                Some(_) => {}
                None => {
                    assert!(begun.elapsed() < PATIENCE, "the window does not answer who drags");
                    sleep(Duration::from_millis(5));
                }
            }
        }
    }

    fn give(&self, request: &SelectionRequestEvent) {
        let Names { TARGETS, FILES, .. } = self.names;
        let (to, property) = (request.requestor, request.property);
        if request.target == TARGETS {
            let kinds = [TARGETS, FILES];
            self.server
                .change_property32(PropMode::REPLACE, to, property, AtomEnum::ATOM, &kinds)
                .unwrap();
        } else if request.target == FILES {
            self.server
                .change_property8(PropMode::REPLACE, to, property, FILES, self.uris.as_bytes())
                .unwrap();
        }
        let given = [TARGETS, FILES].contains(&request.target);
        let answer = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: to,
            selection: request.selection,
            target: request.target,
            property: if given { property } else { x11rb::NONE },
        };
        self.server.send_event(false, to, EventMask::NO_EVENT, answer).unwrap();
        self.server.flush().unwrap();
    }
}

/// A path as it stands in the address of a file.
fn escaped(file: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let bytes = file.to_str().unwrap().bytes();
    bytes
        .map(|byte| {
            if plain(byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

//! Windows by their titles, and the button of a window's frame that closes it.

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, Window};
use x11rb::rust_connection::RustConnection;

use crate::Display;

x11rb::atom_manager! {
    /// What X11 calls things.
    Names: NamesCookie {
        WM_PROTOCOLS, WM_DELETE_WINDOW, _NET_WM_NAME, UTF8_STRING,
    }
}

impl Display {
    /// Asks the window with this title to close, as the button of its frame does (Inter-Client Communication Conventions
    /// Manual 2.0, 4.2.8.1).
    pub fn ask_to_close(&self, title: &str) {
        let (server, screen) = x11rb::connect(Some(self.name())).unwrap();
        let root = server.setup().roots[screen].root;
        let names = Names::new(&server).unwrap().reply().unwrap();
        let closes = |window| {
            let protocols = property(&server, window, names.WM_PROTOCOLS).unwrap_or_default();
            protocols
                .chunks_exact(4)
                .any(|atom| atom == names.WM_DELETE_WINDOW.to_ne_bytes())
        };
        let called = (names._NET_WM_NAME, title);
        let window = window_called(&server, root, called, &closes).expect("no window with this title can be closed");
        let data = [names.WM_DELETE_WINDOW, x11rb::CURRENT_TIME, 0, 0, 0];
        let message = ClientMessageEvent::new(32, window, names.WM_PROTOCOLS, data);
        server.send_event(false, window, EventMask::NO_EVENT, message).unwrap();
        server.flush().unwrap();
    }
}

/// The first window inside another that has a title and is what is wanted.
pub(crate) fn window_called(
    server: &RustConnection,
    from: Window,
    (name, title): (Atom, &str),
    wanted: &impl Fn(Window) -> bool,
) -> Option<Window> {
    if property(server, from, name).is_some_and(|called| called == title.as_bytes()) && wanted(from) {
        return Some(from);
    }
    let inside = server.query_tree(from).ok()?.reply().ok()?.children;
    inside
        .into_iter()
        .find_map(|one| window_called(server, one, (name, title), wanted))
}

/// A property of a window, as it stands.
pub(crate) fn property(server: &RustConnection, of: Window, name: Atom) -> Option<Vec<u8>> {
    let reply = server.get_property(false, of, name, AtomEnum::ANY, 0, 1024);
    reply.ok()?.reply().ok().map(|property| property.value)
}

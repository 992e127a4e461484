//! The way through the real window: a call from the page to Rust and back.

use std::time::Duration;

use percorso_tests::{Desk, Display, Start, in_work_tree};
use serde_json::json;

use crate::table::{Table, Times};

/// Measured in the page. Its clock may be as coarse as a millisecond, so several calls are timed together.
const TIME_CALLS: &str = "
    const [call, params, rounds, together] = arguments;
    const invoke = () => window.__TAURI_INTERNALS__.invoke('rpc', {call, params});
    await invoke();
    const times = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      for (let turn = 0; turn < together; turn++) await invoke();
      times.push((performance.now() - start) / together);
    }
    return times;";

/// The smallest call, and the largest reply.
pub fn calls(table: &Table) {
    let room = tempfile::tempdir().unwrap();
    let display = Display::open(1440, 900);
    let (library, example) = (
        room.path().join("library.sqlite"),
        in_work_tree("examples/spudnik.journey"),
    );
    let desk = Desk::open(
        &display,
        &Start {
            map_file: Some(&example),
            ..Start::with(&library)
        },
    );
    let time = |call: &str, params: serde_json::Value, together: u32| {
        let times = desk
            .window()
            .execute_async(TIME_CALLS, &[json!(call), params, json!(30), json!(together)]);
        let times = times.as_array().unwrap().iter();
        Times::from(
            times
                .map(|time| Duration::from_secs_f64(time.as_f64().unwrap() / 1e3))
                .collect::<Vec<_>>(),
        )
    };
    let map = desk.call("welcome", json!({}))["map"].clone();
    let empty = time("welcome", json!({}), 20);
    let scene = time("open", json!({"map": map, "appearance": "light", "language": "en"}), 2);
    table.line(
        "the example's scene to the window",
        &scene,
        "an empty call from the window",
        &empty,
    );
    desk.close();
}

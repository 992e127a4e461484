//! Gestures that are timed in any page.

use fantoccini::key::Key;
use percorso_tests::Remote;
use serde_json::Value;

use super::PAGE;

/// What typing into new cards took.
pub(super) struct Typed {
    /// Calls to Rust while six letters were typed.
    pub calls: Value,
    /// Milliseconds by phase, see `timeCommits` in `page.js`.
    pub times: Value,
}

/// Types a card and keeps it by Enter, several times, in the first cell of a map of Percorso.
pub(super) fn type_cards(window: &Remote, count: usize) -> Typed {
    // From the window's side a cell is reached by the keyboard: right of the first lane's head, down to its free rest.
    window.execute(
        "document.querySelector('[data-testid=grid] [role=gridcell]').focus();
         document.querySelector('[data-testid=grid]').focus();",
        &[],
    );
    window.execute(&format!("{PAGE}\nbench.listen(); bench.timeCommits();"), &[]);
    let letters: Vec<char> = "a card".chars().collect();
    window.press(&[], &letters);
    let calls = window.execute("return window.benchCalls", &[]);
    for _ in 0..count {
        let before = window.execute(
            "return Number(document.querySelector('[data-testid=map-host]').dataset.revision)",
            &[],
        );
        window.press(&[], &[Key::Enter.into()]);
        window.wait_until(&format!(
            "document.querySelector('[data-testid=map-host]').dataset.revision > {before} \
             && document.querySelector('[data-testid=map-host]').dataset.ready === 'true'"
        ));
        window.press(&[], &letters);
    }
    let times = window.execute("return window.benchTimes", &[]);
    window.press(&[], &[Key::Escape.into(), Key::Escape.into()]);
    Typed { calls, times }
}

/// Carries about whatever lies a third from the left and a little above the middle of a part of the page, and puts it back:
/// an element, or, where there is none, a frame around elements. Milliseconds from each movement until it is painted.
pub(super) fn carry_about(window: &Remote, part: &str) -> Value {
    let place = window.execute(
        "const {left, top, width, height} = document.querySelector(arguments[0]).getBoundingClientRect();
         return [left, top, width, height]",
        &[part.into()],
    );
    let [left, top, width, height] = [0, 1, 2, 3].map(|at| place[at].as_f64().unwrap());
    window.execute(&format!("{PAGE}\nbench.timeMoves();"), &[]);
    let start = (left + width * 0.35, top + height * 0.45);
    let mut path = vec![start];
    for step in 0..80 {
        let angle = f64::from(step) * 0.2;
        path.push((
            start.0 + 120.0 * angle.sin() + 10.0,
            start.1 + 80.0 * angle.cos() - 70.0,
        ));
    }
    path.push(start);
    window.drag(&path);
    window.execute("return window.benchTimes", &[])
}

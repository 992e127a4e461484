//! An answer as the text that goes to a window: JSON in which every element of an outermost list stands on a line of its own.
//! No text in JSON holds a line end as such, so that a page can take a long answer apart at the line ends, and read it a
//! piece at a time without standing still.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// Writes an answer.
pub(crate) fn in_lines(answer: &impl Serialize) -> serde_json::Result<String> {
    let mut text = Vec::with_capacity(256);
    answer.serialize(&mut Serializer::with_formatter(&mut text, Lines { open: 0 }))?;
    String::from_utf8(text).map_err(serde::ser::Error::custom)
}

struct Lines {
    /// How many lists are open, one in the other.
    open: usize,
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open += 1;
        writer.write_all(b"[")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        writer.write_all(match (self.open, first) {
            (1, true) => b"\n",
            (1, false) => b",\n",
            (_, true) => b"",
            (_, false) => b",",
        })
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let outermost = self.open == 1;
        self.open -= 1;
        writer.write_all(if outermost { b"\n]" } else { b"]" })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::in_lines;

    #[test]
    fn each_element_of_an_outermost_list_has_a_line() {
        let answer = json!({ "a": [[1, 2], { "b": [3] }, "x\n]"], "none": [], "c": { "d": ["e"] } });
        let text = in_lines(&answer).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                r#"{"a":["#,
                "[1,2],",
                r#"{"b":[3]},"#,
                r#""x\n]""#,
                r#"],"c":{"d":["#,
                r#""e""#,
                r#"]},"none":["#,
                "]}"
            ]
        );
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), answer);
    }

    #[test]
    fn an_answer_without_lists_has_one_line() {
        assert_eq!(in_lines(&json!({ "a": "b\n" })).unwrap(), r#"{"a":"b\n"}"#);
    }
}

//! Reader's copies: whatever a map says is text in them, and the same map gives the same file.

use std::fs;
use std::sync::LazyLock;

use journey_app::headless::reader_copy_of_file;
use journey_app::protocol::{Language, ReaderChoices};
use journey_app::{Date, ErrorCode};
use serde_json::{Value, json};

use crate::room::{Room, import, in_work_tree};

/// What a text would have to be stopped from doing: ending an element, an attribute, a script, opening a gap of the template,
/// turning the direction of what follows.
const HOSTILE: &str = "</script></style></title><script>alert(1)</script><img src=x onerror=alert(2)>' onfocus='alert(3) \
                       {{script}} --> <!-- ]]> &lt;b&gt; \u{202e}gnorw\u{2066} javascript:alert(4)";

static SPUDNIK: LazyLock<String> =
    LazyLock::new(|| fs::read_to_string(in_work_tree("examples/spudnik.journey")).unwrap());

fn copy(file: &str, choices: &ReaderChoices) -> String {
    reader_copy_of_file(file.as_bytes(), choices, Date::new(2026, 11, 22).unwrap()).unwrap()
}

/// A map file with something in front of every text that people write.
fn with_everywhere(text: &str) -> String {
    let fields = [
        "title", "scenario", "goal", "owner", "name", "caption", "quote", "text", "note", "source", "channel",
        "duration", "unit", "period", "label", "alt",
    ];
    let mut file = SPUDNIK.clone();
    for field in fields {
        file = file.replace(&format!(" {field}: \""), &format!(" {field}: \"{text} "));
    }
    file
}

/// The parts of a page that a browser reads as tags: from `<` to `>`, outside of scripts and styles.
fn tags(html: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        let end = rest.find('>').expect("a tag that is left open") + 1;
        let tag = &rest[..end];
        found.push(tag);
        rest = &rest[end..];
        for raw in ["script", "style"] {
            if tag.starts_with(&format!("<{raw}")) {
                let close = format!("</{raw}>");
                rest = &rest[rest.find(&close).expect("its end")..];
            }
        }
    }
    found
}

fn contents(html: &str) -> Value {
    let (_, rest) = html.split_once("id=\"contents\">").unwrap();
    let (json, _) = rest.split_once("</script>").unwrap();
    serde_json::from_str(json).unwrap()
}

#[test]
fn hostile_texts_in_every_field_stay_texts() {
    let file = with_everywhere(HOSTILE);
    assert!(file.matches("alert(1)").count() > 100);
    let (plain, html) = (
        copy(&SPUDNIK, &ReaderChoices::default()),
        copy(&file, &ReaderChoices::default()),
    );
    let names = |html: &str| {
        let names = tags(html).into_iter().map(|tag| {
            let name = tag.trim_start_matches(['<', '/']);
            let name: String = name
                .chars()
                .take_while(|letter| letter.is_ascii_alphanumeric())
                .collect();
            name
        });
        names.collect::<std::collections::BTreeSet<String>>()
    };
    // Longer texts are broken into more lines; but no kind of element is in it that the harmless copy has not.
    assert_eq!(names(&html), names(&plain));
    for element in ["script", "style", "title", "meta", "form", "main"] {
        let count = |html: &str| {
            tags(html)
                .iter()
                .filter(|tag| tag.starts_with(&format!("<{element}")))
                .count()
        };
        assert_eq!(count(&html), count(&plain), "{element}");
    }
    assert!(
        tags(&html)
            .iter()
            .all(|tag| !tag.contains(" on") && !tag.contains("javascript:"))
    );
    assert_eq!(html.matches("<!--").count(), plain.matches("<!--").count());
    // What was written is what is told, to the letter.
    let told = contents(&html);
    let said = told["cards"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|card| card["text"].as_str());
    assert!(said.clone().count() > 30 && said.clone().all(|text| text.starts_with(HOSTILE)));
    // The page's title cannot shut its direction off.
    let (_, title) = html.split_once("<title>").unwrap();
    let (title, _) = title.split_once("</title>").unwrap();
    assert!(title.contains("alert(1)") && !title.contains(['\u{202e}', '\u{2066}', '<']));
}

#[test]
fn nothing_may_be_loaded_and_only_what_was_written_may_run() {
    let html = copy(&SPUDNIK, &ReaderChoices::default());
    let policy = html
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .unwrap()
        .1;
    let (policy, _) = policy.split_once('"').unwrap();
    assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"));
    assert!(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains('*'));
    assert_eq!(policy.matches("sha256-").count(), 3, "a script and two style sheets");
    for tag in tags(&html) {
        let loads = [
            " src=",
            " href=\"http",
            "url(http",
            "srcset",
            "<link",
            "<iframe",
            "<object",
            " style=",
        ];
        assert!(!loads.iter().any(|load| tag.contains(load)), "{tag}");
    }
    assert!(!html.contains("@import") && !html.contains("fetch(") && !html.contains("innerHTML"));
}

#[test]
fn the_same_map_gives_the_same_bytes_and_each_language_its_words() {
    let english = copy(&SPUDNIK, &ReaderChoices::default());
    assert_eq!(english, copy(&SPUDNIK, &ReaderChoices::default()));
    assert!(english.contains("<html lang=\"en\">") && english.contains("Find in this map"));
    let italian = copy(
        &SPUDNIK,
        &ReaderChoices {
            language: Language::It,
            ..ReaderChoices::default()
        },
    );
    assert!(italian.contains("<html lang=\"it\">") && italian.contains("Cerca in questa mappa"));
    // A word that has no message would stand there by its name.
    for html in [&english, &italian] {
        for missing in ["reader.", "field.", "kind.", "link.", "basis.", "status.", "horizon."] {
            let text: String = tags(html).concat() + &contents(html).to_string();
            assert!(!text.contains(&format!("\"{missing}")), "{missing}");
        }
        assert!(!html.contains(">reader."));
    }
    // Two drawings in one: what it weighs is said in the documentation.
    assert!(english.len() < 700_000, "{} bytes", english.len());
}

#[test]
fn what_is_left_out_is_nowhere_in_the_file() {
    let all = copy(&SPUDNIK, &ReaderChoices::default());
    let less = copy(
        &SPUDNIK,
        &ReaderChoices {
            notes: false,
            sources: false,
            ..ReaderChoices::default()
        },
    );
    for (words, what) in [
        ("Eleven evenings in January", "a note"),
        ("Call notes, pre-sales", "a source"),
    ] {
        assert!(all.contains(words) && !less.contains(words), "{what}");
    }
    // What the drawing does not show is not handed out either.
    let file = SPUDNIK.replacen(
        "Lane(id: \"05pdnk0306jnr\",",
        "Lane(id: \"05pdnk0306jnr\", hidden: true,",
        1,
    );
    assert_ne!(file, *SPUDNIK);
    let hidden = copy(&file, &ReaderChoices::default());
    assert!(all.contains("thirty lorries") && !hidden.contains("thirty lorries"));
}

#[test]
fn a_copy_is_written_whole_where_the_user_says_or_not_at_all() {
    let room = Room::new();
    let app = room.app();
    let map = import(&app, &in_work_tree("examples/spudnik.journey")).unwrap();
    let to = room.path("copy.html");
    let choices = json!({ "language": "it" });
    let refused = app.rpc(
        "export_reader",
        json!({ "map": map, "choices": choices, "path": room.path("no folder/copy.html") }),
    );
    assert_eq!(refused.unwrap_err().code, ErrorCode::FileUnwritable);
    let nowhere = app.rpc("export_reader", json!({ "map": map, "choices": choices, "path": null }));
    assert_eq!(nowhere.unwrap()["path"], Value::Null);
    let written = app
        .rpc("export_reader", json!({ "map": map, "choices": choices, "path": to }))
        .unwrap();
    let html = fs::read_to_string(&to).unwrap();
    assert_eq!(written["bytes"], json!(html.len()));
    assert!(html.ends_with("</html>\n"));
}

//! Map files that were edited apart: `percorso diff`, `percorso merge`, and both as Git calls them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::run::{folder, percorso, spudnik};

/// What is in the example once, and what people put in its place.
const PARCEL: &str = "text: \"Fills a sheet: nine vendors, sixty rows\"";
const FORM: &str = "text: \"Demo form, fourteen fields\"";
const DEMO: &str = "text: \"Demo with her rosemary bag\"";

/// A map file: the example with some of its text replaced.
fn write_map(path: &Path, edits: &[(&str, &str)]) {
    let mut text = fs::read_to_string(spudnik()).unwrap();
    for (from, to) in edits {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, &format!("text: \"{to}\""));
    }
    fs::write(path, text).unwrap();
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn what_is_no_map_ends_with_code_2_and_writes_nothing() {
    let folder = folder();
    let at = folder.path();
    write_map(&at.join("a.journey"), &[]);
    fs::write(at.join("bad.journey"), "(format: 2, elements: [").unwrap();
    fs::write(at.join("empty.journey"), "").unwrap();
    for arguments in [
        &["diff", "a.journey", "bad.journey"][..],
        &["diff", "no-such.journey"],
        &["merge", "a.journey", "a.journey", "bad.journey", "-o", "out.journey"],
        &["merge", "bad.journey", "a.journey", "a.journey", "-o", "out.journey"],
        &["merge", "a.journey", "a.journey", "empty.journey", "-o", "out.journey"],
        // It is there, and nobody said that it may be replaced.
        &["merge", "a.journey", "a.journey", "a.journey", "-o", "bad.journey"],
    ] {
        let run = percorso(at, arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
        assert!(!run.error.is_empty(), "{run:?}");
    }
    assert!(!at.join("out.journey").exists());
    assert_eq!(read(&at.join("bad.journey")), "(format: 2, elements: [");
}

#[test]
fn what_differs_is_said_in_words_and_as_data() {
    let folder = folder();
    let at = folder.path();
    write_map(&at.join("a.journey"), &[]);
    write_map(&at.join("b.journey"), &[(FORM, "Demo form, three fields")]);
    let same = percorso(at, &["diff", "a.journey", "a.journey"]).succeeds();
    assert_eq!(same, "0 added, 0 changed, 0 moved, 0 removed\n");
    let run = percorso(at, &["diff", "a.journey", "b.journey"]);
    assert_eq!((run.code, run.error.as_str()), (1, ""));
    assert!(
        run.out.starts_with("0 added, 1 changed, 0 moved, 0 removed\n"),
        "{}",
        run.out
    );
    assert!(
        run.out.contains("  changed touchpoint “Demo form, three fields”\n"),
        "{}",
        run.out
    );
    let words = "    name: “Demo form, [-fourteen-]{+three+} fields”\n";
    assert!(run.out.ends_with(words), "{}", run.out);
    let run = percorso(at, &["diff", "--json", "a.journey", "b.journey"]);
    let data: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.code, &data["changed"]), (1, &Value::from(1)));
    assert_eq!(data["stages"][0]["differences"][0]["turn"], "Changed");
    // Nothing before: all of it is new.
    fs::write(at.join("empty.journey"), "").unwrap();
    let run = percorso(at, &["diff", "empty.journey", "a.journey"]);
    assert!(
        run.out.contains("  added touchpoint “Demo form, fourteen fields”\n"),
        "{}",
        run.out
    );
    assert!(!run.out.contains("removed touchpoint"));
}

#[test]
fn a_map_alone_is_listed_with_all_its_fields() {
    let folder = folder();
    let at = folder.path();
    write_map(&at.join("a.journey"), &[]);
    let listed = percorso(at, &["diff", "a.journey"]).succeeds();
    assert!(
        listed.contains("  touchpoint “Demo form, fourteen fields”, “"),
        "{listed}"
    );
    assert!(
        listed.contains("    channel: “Web”\n") && listed.contains("    source: “Web analytics”\n"),
        "{listed}"
    );
    assert!(listed.contains("    scale: -2 to 2\n"), "{listed}");
    let path = "    path: “Back cover of a trade magazine”, “Our stand at the fair in Lyon”, ";
    assert!(listed.contains(path), "{listed}");
    // What cannot be said in words is other text all the same, or Git would show no difference.
    let other = read(&at.join("a.journey")).replace("like the paper", "want the paper");
    fs::write(at.join("b.journey"), other).unwrap();
    assert_ne!(percorso(at, &["diff", "b.journey"]).succeeds(), listed);
    let data: Value = serde_json::from_str(&percorso(at, &["diff", "--json", "a.journey"]).succeeds()).unwrap();
    assert!(data["stages"].as_array().is_some_and(|stages| stages.len() > 4));
}

#[test]
fn two_files_become_one() {
    let folder = folder();
    let at = folder.path();
    write_map(&at.join("base.journey"), &[]);
    write_map(&at.join("ours.journey"), &[(FORM, "Demo form, three fields")]);
    write_map(&at.join("theirs.journey"), &[(DEMO, "Demo with her own bag")]);
    let merge = |base, output, more: &[&str]| {
        let arguments = [
            &["merge", base, "ours.journey", "theirs.journey", "-o", output][..],
            more,
        ]
        .concat();
        percorso(at, &arguments)
    };
    assert_eq!(
        merge("base.journey", "out.journey", &[]).succeeds(),
        "out.journey: merged\n"
    );
    write_map(
        &at.join("both.journey"),
        &[(FORM, "Demo form, three fields"), (DEMO, "Demo with her own bag")],
    );
    assert_eq!(read(&at.join("out.journey")), read(&at.join("both.journey")));
    // Both wrote the same card anew: the map is whole and shows it.
    write_map(&at.join("theirs.journey"), &[(FORM, "No form, a telephone number")]);
    let run = merge(
        "base.journey",
        "ours.journey",
        &["--ours", "Ada", "--theirs", "Bo", "--path", "shop.journey"],
    );
    assert_eq!((run.code, run.error.as_str()), (1, ""));
    let first = "shop.journey: merged with 1 conflict, which the map shows until it is settled\n  touchpoint “";
    assert!(
        run.out.starts_with(first) && run.out.contains("Ada") && run.out.contains("Bo"),
        "{}",
        run.out
    );
    let merged = read(&at.join("ours.journey"));
    assert!(merged.contains("three fields") && merged.contains("a telephone number") && merged.contains("by: \"Ada\""));
    let checked = percorso(at, &["check", "ours.journey"]).succeeds();
    assert!(checked.ends_with(", conflicts 1\n"), "{checked}");
    // Nobody knows what both began from.
    write_map(&at.join("ours.journey"), &[]);
    fs::write(at.join("empty.journey"), "").unwrap();
    let run = merge("empty.journey", "alone.journey", &[]);
    assert_eq!(run.code, 1, "{run:?}");
    percorso(at, &["check", "alone.journey"]).succeeds();
}

/// A repository with the setup of `docs/git.md`, and a map on its branch `main`.
struct Repository {
    folder: tempfile::TempDir,
}

impl Repository {
    fn new() -> Self {
        let repository = Self { folder: folder() };
        let driver = format!(
            "{:?} merge %O %A %B -o %A --path %P --ours %X --theirs %Y",
            env!("CARGO_BIN_EXE_percorso")
        );
        let words = format!("{:?} diff", env!("CARGO_BIN_EXE_percorso"));
        repository.git(&["init", "-q", "-b", "main"]);
        for (name, value) in [
            ("user.name", "Ada"),
            ("user.email", "ada@example.org"),
            ("commit.gpgsign", "false"),
            ("merge.percorso.driver", &driver),
            ("diff.percorso.textconv", &words),
            ("difftool.percorso.cmd", &format!("{words} \"$LOCAL\" \"$REMOTE\"")),
        ] {
            repository.git(&["config", name, value]);
        }
        fs::write(
            repository.folder.path().join(".gitattributes"),
            "*.journey merge=percorso diff=percorso\n",
        )
        .unwrap();
        repository.commit(&[]);
        repository
    }

    fn git_code(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let Output { status, stdout, stderr } = Command::new("git")
            .current_dir(self.folder.path())
            .args(arguments)
            .env("GIT_EDITOR", "true")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .unwrap();
        let text = [stdout, stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        (status.code(), text)
    }

    #[track_caller]
    fn git(&self, arguments: &[&str]) -> String {
        let (code, text) = self.git_code(arguments);
        assert_eq!(code, Some(0), "git {arguments:?}: {text}");
        text
    }

    fn map(&self) -> String {
        read(&self.folder.path().join("shop.journey"))
    }

    /// Commits the example with these edits.
    fn commit(&self, edits: &[(&str, &str)]) {
        write_map(&self.folder.path().join("shop.journey"), edits);
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "Edit"]);
    }

    /// A branch `evening` with some edits, and others on `main`, where the work tree stands then.
    fn apart(ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> Self {
        let repository = Self::new();
        repository.git(&["checkout", "-q", "-b", "evening"]);
        repository.commit(theirs);
        repository.git(&["checkout", "-q", "main"]);
        repository.commit(ours);
        repository
    }

    /// The map is whole, and says all of this.
    #[track_caller]
    fn says(&self, all: &[&str]) {
        percorso(self.folder.path(), &["check", "shop.journey"]).succeeds();
        let map = self.map();
        for text in all {
            assert!(map.contains(text), "{text}");
        }
        assert!(!map.contains("<<<<<<<") && !map.contains(">>>>>>>"));
    }
}

/// Two cards side by side in the file, where Git's own merge would give up.
const OURS: &[(&str, &str)] = &[(FORM, "Demo form, three fields")];
const THEIRS: &[(&str, &str)] = &[("text: \"Price page without a price\"", "Price page with prices")];

#[test]
fn git_merges_maps() {
    let repository = Repository::apart(OURS, THEIRS);
    repository.git(&["merge", "-q", "--no-edit", "evening"]);
    repository.says(&["Demo form, three fields", "Price page with prices"]);
    assert_eq!(repository.git(&["status", "--short"]), "");
}

#[test]
fn git_rebases_and_picks_maps() {
    let repository = Repository::apart(OURS, THEIRS);
    repository.git(&["checkout", "-q", "evening"]);
    repository.git(&["rebase", "-q", "main"]);
    repository.says(&["Demo form, three fields", "Price page with prices"]);
    let repository = Repository::apart(OURS, THEIRS);
    repository.git(&["cherry-pick", "evening"]);
    repository.says(&["Demo form, three fields", "Price page with prices"]);
}

#[test]
fn git_leaves_a_conflict_in_a_map_that_is_whole() {
    let repository = Repository::apart(&[(PARCEL, "Asks nine vendors")], &[(PARCEL, "Reads sixty rows twice")]);
    let (code, text) = repository.git_code(&["merge", "--no-edit", "evening"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("shop.journey: merged with 1 conflict"), "{text}");
    assert!(text.contains("HEAD") && text.contains("evening"), "{text}");
    assert_eq!(repository.git(&["status", "--short"]), "UU shop.journey\n");
    repository.says(&[
        "Asks nine vendors",
        "Reads sixty rows twice",
        "by: \"HEAD\"",
        "by: \"evening\"",
    ]);
    repository.git(&["add", "-A"]);
    repository.git(&["commit", "-q", "-m", "With a conflict to settle together"]);
    assert_eq!(repository.git(&["status", "--short"]), "");
}

#[test]
fn one_changed_card_is_one_changed_line_and_is_told_in_words() {
    let repository = Repository::new();
    repository.commit(OURS);
    let numbers = repository.git(&["diff", "--no-textconv", "--numstat", "HEAD~1", "--", "shop.journey"]);
    assert_eq!(numbers, "1\t1\tshop.journey\n");
    let words = repository.git(&["diff", "-U0", "HEAD~1", "--", "shop.journey"]);
    for line in [
        "-  touchpoint “Demo form, fourteen fields”, “",
        "+  touchpoint “Demo form, three fields”, “",
    ] {
        assert!(words.lines().any(|said| said.starts_with(line)), "{words}");
    }
    // Links are told by what they join.
    let changed = words
        .lines()
        .filter(|line| line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---"));
    assert!(
        changed.clone().count() > 1 && changed.clone().all(|line| line.contains("Demo form")),
        "{words}"
    );
    let told = repository.git(&["difftool", "-y", "-t", "percorso", "HEAD~1", "--", "shop.journey"]);
    assert!(told.contains("0 added, 1 changed, 0 moved, 0 removed"), "{told}");
}

#[test]
fn what_differs_is_marked_on_a_poster() {
    let folder = folder();
    let at = folder.path();
    write_map(&at.join("a.journey"), &[]);
    write_map(&at.join("b.journey"), &[(FORM, "Demo form, three fields")]);
    percorso(at, &["diff", "a.journey", "--poster", "out.svg"]).misused("<B>");
    percorso(at, &["diff", "a.journey", "b.journey", "--poster", "out.html"]).misused("ends in .pdf, .svg or .png");
    percorso(at, &["diff", "a.journey", "b.journey", "--paper", "A3"]).misused("--poster <OUT>");
    fs::write(at.join("there.pdf"), "mine").unwrap();
    let run = percorso(at, &["diff", "a.journey", "b.journey", "--poster", "there.pdf"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert_eq!(read(&at.join("there.pdf")), "mine");

    let run = percorso(
        at,
        &["diff", "a.journey", "b.journey", "--poster", "out.pdf", "--paper", "A3"],
    );
    assert_eq!(run.code, 1, "they differ: {run:?}");
    let words = |file: &str| {
        let page = lopdf::Document::load(at.join(file))
            .unwrap()
            .extract_text(&[1])
            .unwrap();
        page.split_whitespace().collect::<String>()
    };
    let page = words("out.pdf");
    assert!(
        page.contains("CHANGESSINCE“A.JOURNEY”") && page.contains("changed:1"),
        "{page}"
    );
    // The same with the options of posters, in the map's language.
    let export = [
        "export",
        "b.journey",
        "--to",
        "it.pdf",
        "--mark-since",
        "a.journey",
        "--lang",
        "it",
    ];
    percorso(at, &export).succeeds();
    assert!(words("it.pdf").contains("modificato:1"));
    // Against nothing, as Git has it, everything is new.
    fs::write(at.join("empty.journey"), "").unwrap();
    percorso(at, &["diff", "empty.journey", "b.journey", "--poster", "new.pdf"]);
    assert!(words("new.pdf").contains("new:"));
    let code = ["export", "b.journey", "--to", "x.pdf", "--mark-since", "K7QM-3XVA"];
    assert!(
        percorso(at, &code)
            .error
            .contains("--mark-since CODE looks in a library")
    );
}

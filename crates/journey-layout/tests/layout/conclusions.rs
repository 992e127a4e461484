//! The pages at the end of a PDF: what was found and decided.

use journey_layout::{ConclusionNote, ConclusionSection, Conclusions, conclusions};
use journey_model::sample;
use journey_scene::Scene;

use crate::products::{is_whole, notes, paper, said};
use crate::ruler::runs;
use crate::studio::{STUDIO, sheets};

fn short(number: usize, place: &str) -> ConclusionNote {
    ConclusionNote {
        title: format!("Note {number}"),
        said: vec![(format!("It says number {number}."), place.to_owned())],
        more: Vec::new(),
    }
}

fn section(heading: &str, notes: Vec<ConclusionNote>) -> ConclusionSection {
    ConclusionSection {
        heading: heading.to_owned(),
        notes,
        none: String::new(),
    }
}

fn pages(sections: Vec<ConclusionSection>) -> Vec<Scene> {
    let (journey, sheet) = (sample::journey(30), paper("A4 portrait"));
    let mut setter = STUDIO.typesetter();
    let told = Conclusions { sections };
    let pages = conclusions(&journey, &told, STUDIO.look(), sheet, &notes(), &mut setter);
    for page in &pages {
        is_whole("A4 portrait", page);
    }
    pages
}

#[test]
fn conclusions_go_over_as_many_pages_as_they_need_and_lose_no_word() {
    let journey = sample::journey(30);
    let long = "It says a good deal about the stage, the people in it, and what nobody does for them. ".repeat(4);
    let note = |number: usize| ConclusionNote {
        title: format!("Finding {number} with a title that needs a second line"),
        said: (0..number % 4 + 1)
            .map(|at| (format!("{number}.{at} {long}"), "Think › Compares".to_owned()))
            .collect(),
        more: vec![("Why".to_owned(), long.clone())],
    };
    // The last note alone is longer than a page.
    let endless = ConclusionNote {
        title: "Endless".to_owned(),
        said: (0..60)
            .map(|at| (format!("endless {at} {long}"), String::new()))
            .collect(),
        more: Vec::new(),
    };
    let told = Conclusions {
        sections: vec![
            section("Serious", (0..12).map(note).chain([endless]).collect()),
            ConclusionSection {
                none: "Nothing is planned.".to_owned(),
                ..section("Decided", Vec::new())
            },
        ],
    };
    for (name, sheet) in sheets() {
        let mut setter = STUDIO.typesetter();
        let pages = conclusions(&journey, &told, STUDIO.look(), sheet, &notes(), &mut setter);
        let mut words = String::new();
        for page in &pages {
            is_whole(&name, page);
            words.push_str(&said(page).join(" "));
            words.push(' ');
        }
        let wanted = (0..12).map(|number| format!("{number}.{}", number % 4));
        let wanted = wanted.chain((0..60).map(|at| format!("endless {at} ")));
        for wanted in wanted.chain(["SERIOUS", "DECIDED", "Nothing is planned.", "K7QM-3XVA"].map(str::to_owned)) {
            assert!(words.contains(&wanted), "{name}: {wanted}");
        }
    }
    assert_eq!(pages(Vec::new()).len(), 1, "nothing to say");
}

#[test]
fn conclusions_say_again_what_goes_on_overleaf_and_leave_no_rest_of_a_list_behind() {
    let noted = |heading: &str, count: usize| section(heading, (0..count).map(|at| short(at, "Do")).collect());
    let has = |page: &Scene, text: &str| said(page).contains(&text);
    let long = pages(vec![noted("Found", 40)]);
    assert!(long.len() > 1);
    for (at, page) in long.iter().enumerate() {
        assert!(
            has(page, "FOUND") && has(page, &format!("{} / {}", at + 1, long.len())),
            "{:?}",
            said(page)
        );
        assert!(has(page, "A sample journey"), "at the head, then at the foot");
    }
    // Page by page until the decisions would just not fit below: then all of them stand overleaf.
    let splits = (1..20).map(|found| pages(vec![noted("Found", found), noted("Decided", 6)]));
    let turned = splits.filter(|pages| pages.len() == 2 && has(&pages[1], "DECIDED") && !has(&pages[1], "FOUND"));
    let turned: Vec<_> = turned.collect();
    assert!(turned.len() > 1);
    for pages in turned {
        assert!(
            !has(&pages[0], "DECIDED")
                || said(&pages[1])
                    .iter()
                    .filter(|line| line.starts_with("It says"))
                    .count()
                    > 3
        );
    }
    // One page needs no number.
    let one = &pages(vec![noted("Found", 2)])[0];
    assert!(!said(one).iter().any(|line| line.contains(" / ")));
}

#[test]
fn a_note_longer_than_a_page_begins_where_its_first_words_fit_below_the_head() {
    let long = "nobody can go on from there to where the others went, and nobody says so. ".repeat(4);
    let endless = || ConclusionNote {
        title: "No way there".to_owned(),
        said: (0..60)
            .map(|at| (format!("Way {at}: {long}"), "Decide › Pays".to_owned()))
            .collect(),
        more: Vec::new(),
    };
    // Every place down the page, as the last note of a section and as the first one.
    for shorts in 0..60 {
        let notes_above = || (0..shorts).map(|at| short(at, ""));
        let last = vec![section("Found", notes_above().chain([endless()]).collect())];
        let first = vec![
            section("Found", notes_above().collect()),
            section("Decided", vec![endless()]),
        ];
        for sections in [last, first] {
            let head = sections.last().unwrap().heading.to_uppercase();
            let pages = pages(sections);
            let mut told = pages.iter().map(said);
            let page = told.find(|page| page.contains(&"No way there")).unwrap();
            for wanted in [head.as_str(), "Way 0: "] {
                assert!(
                    page.iter().any(|line| line.starts_with(wanted)),
                    "{shorts}: {wanted} in {page:?}"
                );
            }
            for (at, page) in pages.iter().enumerate() {
                let runs: Vec<_> = page.groups.iter().flat_map(runs).collect();
                let number = format!("{} / {}", at + 1, pages.len());
                let foot = runs.iter().find(|run| run.text.as_str() == number).unwrap();
                for run in &runs {
                    let is_clear = run.baseline < foot.baseline - 1.5 * foot.size;
                    assert!(
                        is_clear || run.baseline == foot.baseline,
                        "{shorts}: {} at the foot",
                        run.text
                    );
                }
            }
        }
    }
}

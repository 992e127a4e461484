//! Text in PDF: fonts, places, and what comes back out.

use std::sync::Arc;

use journey_export::{Pictures, SvgText};
use journey_scene::{FontKey, Glyph, Item};
use lopdf::Document;

use crate::pdf::content;
use crate::support::*;

#[test]
fn every_font_is_embedded_as_a_subset_with_its_characters() {
    let path = kept("fonts.pdf", &pdf_of(&sample()));
    let path = path.to_str().unwrap();
    let listed = tool("pdffonts", &[path]);
    let rows: Vec<&str> = listed.lines().skip(2).collect();
    assert_eq!(rows.len(), FontKey::ALL.len(), "{listed}");
    for row in rows {
        let columns: Vec<&str> = row.split_whitespace().collect();
        let (tag, _) = columns[0].split_once('+').unwrap();
        assert!(
            tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()),
            "{row}"
        );
        assert_eq!(
            columns[columns.len() - 5..columns.len() - 2],
            ["yes", "yes", "yes"],
            "{row}"
        );
    }
    tool("qpdf", &["--check", path]);
}

#[test]
fn what_is_written_can_be_read_back() {
    let lines = [
        "Un caffè, perché no? «così» — 100 % “curly” €",
        "Widened (brackets) [and] {braces} <angles>",
        "Ελληνικά και Кириллица",
    ];
    let runs = lines.iter().zip([60.0, 100.0, 140.0]);
    let bytes = pdf_of(&texts(
        runs.map(|(line, y)| run(line, FontKey::InterRegular, 14.0, 40.0, y)),
    ));
    let found = text_of("read-back.pdf", &bytes);
    for line in lines {
        assert!(found.contains(line), "{line} is not in {found}");
    }
}

#[test]
fn a_mirrored_quote_does_not_turn_round_the_quotes_of_the_text_beside_it() {
    // The run from right to left comes first and last: neither the first nor the last use of a glyph may decide.
    let bytes = pdf_of(&texts([
        run_rtl(
            "«אבג»".replace(['א', 'ב', 'ג'], "x").as_str(),
            FontKey::InterRegular,
            14.0,
            40.0,
            60.0,
        ),
        run("Fa «così» (e basta)", FontKey::InterRegular, 14.0, 40.0, 100.0),
        run_rtl("(«»)", FontKey::InterRegular, 14.0, 40.0, 140.0),
    ]));
    let found = text_of("mirrored.pdf", &bytes);
    assert!(found.contains("Fa «così» (e basta)"), "{found}");
    let path = kept("mirrored.pdf", &bytes);
    let elsewhere = tool("mutool", &["draw", "-q", "-F", "txt", path.to_str().unwrap()]);
    assert!(elsewhere.contains("Fa «così» (e basta)"), "{elsewhere}");
}

#[test]
fn clusters_of_several_glyphs_and_glyphs_for_several_characters_keep_their_text() {
    // An accent as its own glyph above its letter, in one cluster.
    let mut accented = run("e\u{301}", FontKey::InterRegular, 20.0, 40.0, 60.0);
    let (start, end) = (0, accented.text.len() as u32);
    for glyph in Arc::make_mut(&mut accented.glyphs) {
        (glyph.start, glyph.end) = (start, end);
    }
    Arc::make_mut(&mut accented.glyphs)[1].y = -1.5;
    // One glyph that stands for three characters, and the same glyph for itself.
    let mut arrow = run("→", FontKey::InterRegular, 20.0, 40.0, 120.0);
    "-->".clone_into(&mut arrow.text);
    Arc::make_mut(&mut arrow.glyphs)[0].end = 3;
    let itself = run("a → b", FontKey::InterRegular, 20.0, 40.0, 180.0);
    let bytes = pdf_of(&texts([accented, arrow, itself]));
    let found = text_of("clusters.pdf", &bytes);
    assert!(found.contains("e\u{301}") || found.contains('é'), "{found:?}");
    assert!(found.contains("-->") && found.contains("a → b"), "{found:?}");
    // A program that does not know ActualText finds the accent once, too.
    let path = kept("clusters.pdf", &bytes);
    let elsewhere = tool("mutool", &["draw", "-q", "-F", "txt", path.to_str().unwrap()]);
    assert_eq!(
        elsewhere.matches(['\u{301}', '\u{b4}', 'é']).count(),
        1,
        "{elsewhere:?}"
    );
    let stream = content(&Document::load_mem(&bytes).unwrap());
    assert!(stream.contains("1.5 Ts") && stream.contains("0 Ts"), "{stream}");
}

#[test]
fn letters_set_wide_apart_are_still_words() {
    let bytes = pdf_of(&texts([
        tracked(run("AWARENESS", FontKey::InterMedium, 12.0, 40.0, 60.0), 0.3),
        tracked(run("DECISION", FontKey::InterMedium, 12.0, 40.0, 100.0), 0.05),
    ]));
    let found = text_of("tracked.pdf", &bytes);
    assert!(found.contains("AWARENESS") && found.contains("DECISION"), "{found}");
}

#[test]
fn glyphs_stand_where_the_layout_put_them() {
    // Kerned by hand: the letters of the run are moved by odd amounts, and the widths on paper have to follow.
    let mut moved = run("AVATAR", FontKey::InterBold, 40.0, 50.0, 100.0);
    for (place, glyph) in Arc::make_mut(&mut moved.glyphs).iter_mut().enumerate() {
        glyph.x += place as f32 * 3.37;
    }
    let wanted: Vec<f32> = moved.glyphs.iter().map(|glyph| 50.0 + glyph.x).collect();
    let path = kept("kerned.pdf", &pdf_of(&texts([moved])));
    let trace = tool("mutool", &["trace", path.to_str().unwrap()]);
    let found: Vec<f32> = trace
        .lines()
        .filter(|line| line.contains("<g "))
        .map(|line| {
            line.split("x=\"")
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap()
                .parse()
                .unwrap()
        })
        .collect();
    assert_eq!(found.len(), wanted.len(), "{trace}");
    for (found, wanted) in found.iter().zip(&wanted) {
        assert!((found - wanted).abs() < 0.05, "{found} {wanted}");
    }
}

#[test]
fn no_glyph_of_the_sample_is_the_missing_one() {
    let scene = sample();
    fn all<'a>(items: &'a [Item], glyphs: &mut Vec<&'a Glyph>) {
        for item in items {
            match item {
                Item::Group(group) => all(&group.items, glyphs),
                Item::Text(run) => glyphs.extend(run.glyphs.iter()),
                _ => {}
            }
        }
    }
    let mut glyphs = Vec::new();
    scene.groups.iter().for_each(|group| all(&group.items, &mut glyphs));
    assert!(glyphs.len() > 100 && glyphs.iter().all(|glyph| glyph.id != 0));
    let stream = content(&Document::load_mem(&pdf_of(&scene)).unwrap());
    let codes = |string: &str| string.as_bytes().chunks(4).any(|code| code == b"0000");
    let shown = stream.lines().filter(|line| line.ends_with("]TJ"));
    let strings = shown.flat_map(|line| line.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()));
    assert!(strings.clone().count() > 10 && !strings.into_iter().any(codes));
}

/// Two fonts in one file, as systems keep the fonts of East Asia.
fn collection(fonts: [Vec<u8>; 2]) -> Vec<u8> {
    let head = 12 + 4 * fonts.len();
    let mut file = b"ttcf\0\x01\0\0\0\0\0\x02".to_vec();
    let mut start = head;
    for font in &fonts {
        file.extend(u32::try_from(start).unwrap().to_be_bytes());
        start += font.len().next_multiple_of(4);
    }
    for mut font in fonts {
        let start = u32::try_from(file.len()).unwrap();
        let tables = usize::from(u16::from_be_bytes([font[4], font[5]]));
        for table in 0..tables {
            let at = 12 + 16 * table + 8;
            let offset = u32::from_be_bytes(font[at..at + 4].try_into().unwrap());
            font[at..at + 4].copy_from_slice(&(offset + start).to_be_bytes());
        }
        file.extend(font);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

#[test]
fn a_font_of_the_machine_is_embedded_from_its_collection() {
    let file: Arc<[u8]> = collection([font_file(FontKey::InterBold), font_file(FontKey::Hebrew)]).into();
    let mut library = fonts();
    library.add(FontKey::System1, Arc::clone(&file), 1).unwrap();
    assert!(
        library.add(FontKey::System2, file, 2).is_err(),
        "there are two fonts in it"
    );
    let mut word = run_rtl("שלום", FontKey::Hebrew, 20.0, 40.0, 60.0);
    word.font = FontKey::System1;
    let scene = texts([run("Shalom", FontKey::InterRegular, 20.0, 200.0, 60.0), word]);
    let bytes = journey_export::pdf(&page(&scene), &library, &Pictures::new(), &mut ()).unwrap();
    let path = kept("machine.pdf", &bytes);
    let listed = tool("pdffonts", &[path.to_str().unwrap()]);
    assert!(
        listed.contains("NotoSansHebrew") && !listed.contains("Inter-Bold"),
        "{listed}"
    );
    assert!(text_of("machine.pdf", &bytes).contains("שלום"));
    let svg = journey_export::svg(&page(&scene), 0, &library, &Pictures::new(), SvgText::Letters).unwrap();
    assert!(
        String::from_utf8(svg)
            .unwrap()
            .contains("font-family=\"system-1, 'Noto Sans Hebrew', sans-serif\"")
    );
}

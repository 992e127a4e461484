//! The page around the drawings: one HTML file that needs nothing else and may load nothing else.
//!
//! The template has gaps, `{{…}}`, that are filled in one pass: what is filled in is never looked at again, so that nothing
//! in a map can open a gap. Scripts and styles are allowed by their hashes, so that whatever else got into the file would
//! neither run nor paint.

use std::collections::BTreeMap;
use std::fmt::Write;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use journey_scene::Color;
use sha2::{Digest, Sha256};

use super::words::ReaderWords;
use crate::AppError;

macro_rules! asset {
    ($name:literal) => {
        include_str!(concat!("../../../../assets/", $name))
    };
}

const TEMPLATE: &str = asset!("reader/page.html");
const STYLE: &str = asset!("reader/page.css");
/// Written by `npm run reader` from `ui/src/reader`.
const SCRIPT: &str = asset!("reader/page.js");

/// Signs that the template shows beside the words.
pub(super) const SIGNS: &str = "←↑↓→+−/0%";

/// The tokens of the themes that the style sheet uses.
const TOKENS: [&str; 14] = [
    "paper",
    "chrome",
    "raised",
    "sunken",
    "ink",
    "ink-2",
    "ink-3",
    "hairline",
    "hairline-strong",
    "control-edge",
    "hover",
    "pressed",
    "accent",
    "accent-soft",
];
/// The kinds of cards: each has a colour among the tokens.
const KINDS: [(&str, &str); 14] = [
    ("action", "footprints"),
    ("touchpoint", "mouse-pointer-click"),
    ("thought", "message-circle"),
    ("need", "heart-handshake"),
    ("emotion", "smile"),
    ("pain", "circle-alert"),
    ("opportunity", "lightbulb"),
    ("metric", "gauge"),
    ("storyboard", "image"),
    ("frontstage", "users"),
    ("backstage", "layers"),
    ("support", "wrench"),
    ("evidence", "package"),
    ("note", "sticky-note"),
];

/// What fills the page.
pub(super) struct Page<'a> {
    pub words: &'a ReaderWords<'a>,
    /// Tag of the language of the words.
    pub language: &'a str,
    /// Tag of the language of the map's text; empty when it is none.
    pub map_language: &'a str,
    pub title: &'a str,
    /// Below the title: who the map is about.
    pub subtitle: &'a str,
    /// Whether a browser can only bear to paint the part of the drawing that is in view.
    pub is_big: bool,
    /// In the foot: revision and date.
    pub foot: &'a str,
    /// Width and height of the drawing, width of the lane heads and height of the stages, in points.
    pub measures: [f32; 4],
    /// The drawing that scrolls both ways, that of the lanes, of the stages, and of the corner.
    pub drawings: [&'a str; 4],
    /// Rules for the fonts.
    pub faces: &'a str,
    /// Declarations of the drawing's colours, in the light and in the dark.
    pub colors: [String; 2],
    /// What the script reads.
    pub contents: &'a str,
}

impl Page<'_> {
    /// The whole file.
    pub fn html(&self) -> Result<String, AppError> {
        let icons: BTreeMap<String, Vec<String>> =
            serde_json::from_str(asset!("icons/icons.json")).map_err(AppError::bug)?;
        let style = self.style()?;
        let policy = format!(
            "default-src 'none'; script-src '{}'; style-src '{}' '{}'; img-src data:; font-src data:; base-uri 'none'; \
             form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
            hash(SCRIPT),
            hash(&style),
            hash(self.faces),
        );
        let mut html = String::new();
        let mut rest = TEMPLATE;
        while let Some((before, after)) = rest.split_once("{{") {
            html.push_str(before);
            let (gap, after) = after
                .split_once("}}")
                .ok_or_else(|| AppError::bug("a gap of the page is open"))?;
            let (kind, name) = gap.split_once(' ').unwrap_or((gap, ""));
            match (kind, name) {
                ("say", name) => html.push_str(&escaped(self.words.say(name))),
                ("icon", name) => html.push_str(&icon(&icons, name)),
                ("kinds", _) => html.push_str(&kinds(&icons)),
                ("policy", _) => html.push_str(&policy),
                ("language", _) => html.push_str(&escaped(self.language)),
                ("map-language", _) => html.push_str(&escaped(self.map_language)),
                ("many", _) if self.is_big => html.push_str(" data-many"),
                ("many", _) => {}
                ("title", _) => html.push_str(&escaped(&plain(self.title))),
                ("subtitle", _) => html.push_str(&escaped(self.subtitle)),
                ("foot", _) => html.push_str(&escaped(self.foot)),
                ("style", _) => html.push_str(&style),
                ("faces", _) => html.push_str(self.faces),
                ("script", _) => html.push_str(SCRIPT),
                ("contents", _) => html.push_str(&inert(self.contents)),
                ("body", _) => html.push_str(self.drawings[0]),
                ("lanes", _) => html.push_str(self.drawings[1]),
                ("stages", _) => html.push_str(self.drawings[2]),
                ("corner", _) => html.push_str(self.drawings[3]),
                _ => return Err(AppError::bug(format!("the page has a gap {gap:?} that nothing fills"))),
            }
            rest = after;
        }
        html.push_str(rest);
        Ok(html)
    }

    /// The style sheet: measures and colours, then the rules.
    fn style(&self) -> Result<String, AppError> {
        let [width, height, left, top] = self.measures;
        let light = tokens(asset!("themes/light.json"))? + &self.colors[0];
        let dark = tokens(asset!("themes/dark.json"))? + &self.colors[1];
        let lies = if width >= height { "landscape" } else { "portrait" };
        let mut style = format!(
            "\n:root{{--w:{width:.1};--h:{height:.1};--left:{left:.1};--top:{top:.1};color-scheme:light;{light}}}\n"
        );
        let written = write!(
            style,
            "@media screen{{:root[data-look=dark]{{color-scheme:dark;{dark}}}}}\n\
             @media screen and (prefers-color-scheme:dark){{:root:not([data-look=light]){{color-scheme:dark;{dark}}}}}\n\
             @page{{size:{lies};margin:10mm}}\n"
        );
        written.map_err(AppError::bug)?;
        for (kind, _) in KINDS {
            let _ = writeln!(style, ".kind-{kind}{{color:var(--kind-{kind})}}");
        }
        style.push_str(STYLE);
        Ok(style)
    }
}

/// The tokens that the page uses, as declarations.
fn tokens(theme: &str) -> Result<String, AppError> {
    let theme: BTreeMap<String, String> = serde_json::from_str(theme).map_err(AppError::bug)?;
    let kinds = KINDS.iter().map(|(kind, _)| format!("kind-{kind}"));
    let names = TOKENS.iter().map(|name| (*name).to_owned()).chain(kinds);
    let declared = names.map(|name| {
        let color = theme.get(&name).filter(|color| Color::parse(color).is_some());
        let color = color.ok_or_else(|| AppError::bug(format!("no theme has the colour {name}")))?;
        Ok(format!("--{name}:{color};"))
    });
    declared.collect()
}

fn icon(icons: &BTreeMap<String, Vec<String>>, name: &str) -> String {
    format!(
        "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">{}</svg>",
        strokes(icons, name)
    )
}

/// The icons of the kinds, for the script to use by their names.
fn kinds(icons: &BTreeMap<String, Vec<String>>) -> String {
    let symbols = KINDS.iter().map(|(kind, name)| {
        let strokes = strokes(icons, name);
        format!("<symbol id=\"kind-{kind}\" viewBox=\"0 0 24 24\">{strokes}</symbol>")
    });
    symbols.collect()
}

fn strokes(icons: &BTreeMap<String, Vec<String>>, name: &str) -> String {
    let paths = icons.get(name).map(Vec::as_slice).unwrap_or_default();
    paths
        .iter()
        .map(|path| format!("<path d=\"{}\"/>", escaped(path)))
        .collect()
}

/// What a policy allows by: the hash of the text between the tags.
fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// A text for an element or a quoted attribute. Controls that HTML has no use for are left out.
pub(super) fn escaped(text: &str) -> String {
    let told = |character: &char| !character.is_control() || matches!(character, '\n' | '\t');
    journey_export::escaped(&text.chars().filter(told).collect::<String>())
}

/// A text without the signs that turn the direction of what comes after it, for places that cannot shut it off by an element
/// of its own: the page's title (Unicode Standard Annex #9, explicit directional formatting).
pub(super) fn plain(text: &str) -> String {
    let turns = |character: &char| matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|character| !turns(character)).collect()
}

/// JSON that stays data inside of a `script` element: no tag begins or ends in it, and it is JSON still.
fn inert(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_in_the_page_cannot_end_its_element_and_says_the_same() {
        let hostile = "</script><script>alert(1)</script><!-- \u{2028} & ]]>";
        let json = serde_json::to_string(hostile).unwrap();
        let inert = inert(&json);
        assert!(!inert.contains(['<', '>', '&', '\u{2028}']), "{inert}");
        assert_eq!(serde_json::from_str::<String>(&inert).unwrap(), hostile);
    }

    #[test]
    fn a_text_is_a_text_in_elements_and_in_attributes() {
        let written = escaped("<img src=x onerror='a()'>\"&\u{0}\u{1b}");
        assert_eq!(written, "&lt;img src=x onerror=&#39;a()&#39;&gt;&quot;&amp;");
        assert_eq!(plain("a\u{202e}b\u{2066}c"), "abc");
    }

    #[test]
    fn neither_script_nor_style_can_end_its_element_early() {
        for text in [SCRIPT, STYLE] {
            let text = text.to_lowercase();
            assert!(!text.contains("</") || !(text.contains("</script") || text.contains("</style")));
            assert!(!text.contains("<!--"));
            // A browser reads one line end where there are two characters, and the hash would be another.
            assert!(!text.contains('\r'));
        }
    }
}

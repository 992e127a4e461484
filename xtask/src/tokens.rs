//! The themes as CSS. Rust paints maps with the same files, so screen, paper and controls cannot drift apart.

use std::collections::BTreeMap;

use crate::project::{Outcome, Project, read};

/// Themes and the selector that each stands under.
const THEMES: [(&str, &str); 3] = [
    ("light", ":root,\n[data-theme='light']"),
    ("dark", "[data-theme='dark']"),
    ("contrast", "[data-theme='contrast']"),
];

/// The one token that is no color: a shadow as CSS writes it.
const SHADOW: &str = "shadow";

/// The style sheet: a block a theme.
pub fn css(project: &Project) -> Outcome<String> {
    let mut css = "/* Written by `cargo xtask bindings` from assets/themes. */\n".to_owned();
    for (theme, selector) in THEMES {
        let path = project.path(&format!("assets/themes/{theme}.json"));
        let tokens = tokens(&read(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        css.push_str(&format!("{selector} {{\n"));
        for (name, value) in tokens {
            css.push_str(&format!("  --{name}: {value};\n"));
        }
        css.push_str("}\n");
    }
    Ok(css)
}

fn tokens(json: &str) -> Outcome<BTreeMap<String, String>> {
    let tokens: BTreeMap<String, String> = serde_json::from_str(json).map_err(|error| error.to_string())?;
    match tokens.iter().find(|(name, value)| !is_color(value) && *name != SHADOW) {
        Some((name, value)) => Err(format!("{name} is “{value}”, which is no color: #rrggbb or #rrggbbaa")),
        None => Ok(tokens),
    }
}

fn is_color(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 6 | 8) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_color_is_refused() {
        for color in ["red", "#12345", "#1234567", "#12345g", "123456", ""] {
            assert!(tokens(&format!(r#"{{"ink": "{color}"}}"#)).is_err(), "{color}");
        }
        assert!(tokens(r##"{"ink": 7}"##).is_err());
    }

    #[test]
    fn colors_with_and_without_alpha_and_the_shadow_are_taken() {
        let tokens = tokens(r##"{"ink": "#1f2430", "hover": "#1f24300d", "shadow": "none"}"##).unwrap();
        assert_eq!(tokens["ink"], "#1f2430");
        assert_eq!(tokens["hover"], "#1f24300d");
        assert_eq!(tokens["shadow"], "none");
    }
}

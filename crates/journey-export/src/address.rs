//! Which addresses a file may lead to.

/// The address with everything but ASCII percent-encoded; `None` unless it leads to the web, a mailbox or a telephone. A
/// map from elsewhere must not make a reader's program run scripts or open files.
pub(crate) fn reachable(href: &str) -> Option<String> {
    let href = href.trim();
    let (scheme, _) = href.split_once(':')?;
    if !["http", "https", "mailto", "tel"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
    {
        return None;
    }
    let mut address = String::with_capacity(href.len());
    for byte in href.bytes() {
        match byte {
            b'!' | b'#'..=b';' | b'=' | b'?'..=b'Z' | b'[' | b']' | b'_' | b'a'..=b'z' | b'~' => {
                address.push(char::from(byte));
            }
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    Some(address)
}

#[cfg(test)]
mod tests {
    use super::reachable;

    #[test]
    fn only_the_web_mail_and_telephones_can_be_reached() {
        for refused in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "C:\\map.exe",
            "",
            "www.example.org",
        ] {
            assert_eq!(reachable(refused), None, "{refused}");
        }
        assert_eq!(reachable("HTTPS://example.org").as_deref(), Some("HTTPS://example.org"));
    }

    #[test]
    fn what_is_not_ascii_is_percent_encoded() {
        assert_eq!(
            reachable(" https://example.org/perché?q=a b&r=\"<").as_deref(),
            Some("https://example.org/perch%C3%A9?q=a%20b&r=%22%3C")
        );
    }
}

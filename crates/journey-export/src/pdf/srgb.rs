//! The colour space sRGB as an ICC profile, put together from its definition.
//!
//! Layout of the file: ICC.1:2004-10 (profile version 4.2). Numbers: IEC 61966-2-1, adapted to the white of D50 by the
//! Bradford method, as the ICC's own profile of sRGB has them.

/// What the colour space is called.
pub(super) const NAME: &str = "sRGB IEC61966-2.1";

/// The white that every profile refers to, D50 (ICC.1:2004-10, 7.2.16).
const WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];
const RED: [f64; 3] = [0.436_07, 0.222_49, 0.013_92];
const GREEN: [f64; 3] = [0.385_15, 0.716_87, 0.097_08];
const BLUE: [f64; 3] = [0.143_07, 0.060_61, 0.714_10];
/// From the white of sRGB, D65, to D50.
const ADAPTATION: [f64; 9] = [
    1.047_88, 0.022_92, -0.050_22, 0.029_59, 0.990_48, -0.017_07, -0.009_25, 0.015_08, 0.751_68,
];
/// Y = ((X + 0.055) / 1.055)^2.4 from 0.04045 on, X / 12.92 below: g, a, b, c, d of the parametric curve of type 3.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];

/// Bytes of the header, and of one entry of the list of tags.
const HEADER: usize = 128;
const ENTRY: usize = 12;

/// The profile.
pub(super) fn profile() -> Vec<u8> {
    let curve = parametric();
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", words(NAME)),
        (b"cprt", words("No copyright, use freely")),
        (b"wtpt", fixed(b"XYZ ", &WHITE)),
        (b"chad", fixed(b"sf32", &ADAPTATION)),
        (b"rXYZ", fixed(b"XYZ ", &RED)),
        (b"gXYZ", fixed(b"XYZ ", &GREEN)),
        (b"bXYZ", fixed(b"XYZ ", &BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut list = u32_bytes(tags.len()).to_vec();
    let mut body: Vec<u8> = Vec::new();
    let mut last: Option<(usize, &[u8])> = None;
    for (name, content) in &tags {
        let place = match last {
            // The three curves are one.
            Some((place, same)) if same == content.as_slice() => place,
            _ => {
                let place = HEADER + 4 + ENTRY * tags.len() + body.len();
                body.extend(content);
                body.resize(body.len().next_multiple_of(4), 0);
                place
            }
        };
        last = Some((place, content));
        list.extend(*name);
        list.extend(u32_bytes(place));
        list.extend(u32_bytes(content.len()));
    }
    let mut profile = header(HEADER + list.len() + body.len());
    profile.extend(list);
    profile.extend(body);
    profile
}

/// For a display, from RGB to XYZ, perceptual, of no program and no day: the same bytes every time.
fn header(length: usize) -> Vec<u8> {
    let mut header = vec![0; HEADER];
    let mut put = |at: usize, bytes: &[u8]| {
        header.iter_mut().skip(at).zip(bytes).for_each(|(to, from)| *to = *from);
    };
    put(0, &u32_bytes(length));
    put(8, &[4, 0x20, 0, 0]);
    put(12, b"mntrRGB XYZ ");
    // 21 November 2026: a date there must be.
    put(24, &[0x07, 0xea, 0, 11, 0, 21]);
    put(36, b"acsp");
    for (place, value) in WHITE.iter().enumerate() {
        put(68 + 4 * place, &s15_fixed16(*value));
    }
    header
}

/// One text in English, in UTF-16.
fn words(text: &str) -> Vec<u8> {
    const RECORD: usize = 12;
    const START: usize = 28;
    let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut bytes = b"mluc\0\0\0\0".to_vec();
    bytes.extend([1, RECORD].map(u32_bytes).concat());
    bytes.extend(b"enUS");
    bytes.extend([letters.len(), START].map(u32_bytes).concat());
    bytes.extend(letters);
    bytes
}

fn fixed(kind: &[u8; 4], numbers: &[f64]) -> Vec<u8> {
    let mut bytes = kind.to_vec();
    bytes.extend([0; 4]);
    bytes.extend(numbers.iter().flat_map(|number| s15_fixed16(*number)));
    bytes
}

fn parametric() -> Vec<u8> {
    let mut bytes = b"para\0\0\0\0\0\x03\0\0".to_vec();
    bytes.extend(CURVE.iter().flat_map(|number| s15_fixed16(*number)));
    bytes
}

/// A signed number with sixteen bits behind the point.
fn s15_fixed16(number: f64) -> [u8; 4] {
    ((number * 65_536.0).round() as i32).to_be_bytes()
}

fn u32_bytes(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn red_green_and_blue_together_are_white() {
        for (place, white) in WHITE.iter().enumerate() {
            assert!((RED[place] + GREEN[place] + BLUE[place] - white).abs() < 0.0005);
        }
    }

    #[test]
    fn every_entry_lies_inside_the_profile_and_begins_with_its_kind() {
        let profile = profile();
        let number = |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(number(0), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        for tag in 0..number(HEADER) {
            let entry = HEADER + 4 + ENTRY * tag;
            let (place, length) = (number(entry + 4), number(entry + 8));
            assert!(place % 4 == 0 && place + length <= profile.len());
            assert!([&b"mluc"[..], b"XYZ ", b"sf32", b"para"].contains(&&profile[place..place + 4]));
        }
    }
}

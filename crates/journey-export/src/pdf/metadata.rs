//! What the file says about itself.

use lopdf::{Dictionary, Object, Stream, StringFormat};

use super::standard::Claims;
use super::string::text_string;
use crate::Document;
use crate::xml::escaped;

/// The program that writes the file, without any version: a new release that draws the same gives the same bytes.
const PRODUCER: &str = "Percorso";

/// The document information dictionary.
pub(super) fn information(document: &Document<'_>) -> Dictionary {
    let mut information = Dictionary::new();
    let texts = [
        ("Title", document.title),
        ("Author", document.author),
        ("Creator", document.creator),
        ("Producer", PRODUCER),
    ];
    for (key, text) in texts {
        if !text.is_empty() {
            information.set(key, text_string(text));
        }
    }
    if let Some(moment) = document.written.and_then(Moment::since_1970) {
        let Moment {
            year,
            month,
            day,
            hour,
            minute,
            second,
        } = moment;
        let date = format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z");
        for key in ["CreationDate", "ModDate"] {
            information.set(key, Object::String(date.clone().into_bytes(), StringFormat::Literal));
        }
    }
    information
}

/// Where the properties that name standards come from.
const STANDARDS: &str = concat!(
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"",
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"",
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"",
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"",
);

/// PDF/A knows the names of its own properties only, so those of PDF/UA are explained (ISO 19005-2, 6.6.2.3.3).
const UNIVERSAL_EXPLAINED: &str = concat!(
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">",
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>",
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">",
    "<pdfaProperty:name>part</pdfaProperty:name>",
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
    "<pdfaProperty:category>internal</pdfaProperty:category>",
    "<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>",
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>",
);

/// The names of the standards that the file keeps to.
fn claimed(claims: Claims) -> impl Iterator<Item = &'static str> {
    let archive = [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>U</pdfaid:conformance>",
    ];
    let universal = ["<pdfuaid:part>1</pdfuaid:part>", UNIVERSAL_EXPLAINED];
    let archive = archive.into_iter().filter(move |_| claims.archive);
    archive.chain(universal.into_iter().filter(move |_| claims.universal))
}

/// The same as an XMP packet, which also has the language, the revision, and what the file claims to be.
pub(super) fn xmp(document: &Document<'_>, claims: Claims) -> Stream {
    let mut properties = String::new();
    let mut add = |property: String| {
        properties.push_str("   ");
        properties.push_str(&property);
        properties.push('\n');
    };
    let (title, author) = (escaped(document.title), escaped(document.author));
    add("<dc:format>application/pdf</dc:format>".to_owned());
    add(format!(
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>"
    ));
    if !document.author.is_empty() {
        add(format!(
            "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        ));
    }
    if let Some(language) = document.language_tag() {
        add(format!(
            "<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
        ));
    }
    add(format!(
        "<xmp:CreatorTool>{}</xmp:CreatorTool>",
        escaped(document.creator)
    ));
    if let Some(moment) = document.written.and_then(Moment::since_1970) {
        let Moment {
            year,
            month,
            day,
            hour,
            minute,
            second,
        } = moment;
        let date = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
        add(format!("<xmp:CreateDate>{date}</xmp:CreateDate>"));
        add(format!("<xmp:ModifyDate>{date}</xmp:ModifyDate>"));
    }
    if !document.revision.is_empty() {
        add(format!(
            "<xmpMM:VersionID>{}</xmpMM:VersionID>",
            escaped(document.revision)
        ));
    }
    add(format!("<pdf:Producer>{PRODUCER}</pdf:Producer>"));
    claimed(claims).for_each(|claim| add(claim.to_owned()));
    let namespaces = if claims.archive { STANDARDS } else { "" };
    let packet = format!(
        concat!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n",
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n",
            " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n",
            "  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
            " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"",
            " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"{}>\n",
            "{}",
            "  </rdf:Description>\n",
            " </rdf:RDF>\n",
            "</x:xmpmeta>\n",
            "<?xpacket end=\"r\"?>",
        ),
        namespaces, properties
    );
    let head = Dictionary::from_iter([
        ("Type", Object::Name(b"Metadata".to_vec())),
        ("Subtype", Object::Name(b"XML".to_vec())),
    ]);
    // Left uncompressed, so that programs that only look for the packet find it.
    Stream::new(head, packet.into_bytes()).with_compression(false)
}

/// A moment in UTC.
#[derive(Debug, PartialEq)]
struct Moment {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
}

impl Moment {
    /// From milliseconds; `None` outside the years 1 to 9999, which neither date format can write.
    ///
    /// Days become a date by counting years from 1 March, so that the leap day comes last (the method of H. Hinnant,
    /// "chrono-compatible low-level date algorithms").
    fn since_1970(milliseconds: i64) -> Option<Self> {
        let seconds = milliseconds.div_euclid(1000);
        let (days, of_day) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let days = days + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
        (1..=9999).contains(&year).then_some(Self {
            year,
            month,
            day,
            hour,
            minute,
            second,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn milliseconds_become_dates() {
        let date = |milliseconds| {
            let moment = Moment::since_1970(milliseconds)?;
            Some((
                moment.year,
                moment.month,
                moment.day,
                moment.hour,
                moment.minute,
                moment.second,
            ))
        };
        assert_eq!(date(i64::MAX), None);
        assert_eq!(date(i64::MIN), None);
        assert_eq!(date(0), Some((1970, 1, 1, 0, 0, 0)));
        assert_eq!(date(-1), Some((1969, 12, 31, 23, 59, 59)));
        assert_eq!(date(951_782_400_000), Some((2000, 2, 29, 0, 0, 0)));
        assert_eq!(date(1_795_264_496_789), Some((2026, 11, 21, 12, 34, 56)));
    }
}

//! A library of any size, for measurements: the same size always gives the same library.

use std::path::Path;

use journey_model::{About, Card, Element, Id, Journey, Record, sample};
use journey_store::Library;

/// Words that stand in the cards and titles of a large library, in several scripts.
const WORDS: [&str; 40] = [
    "newsletter",
    "offer",
    "waiting",
    "showroom",
    "brochure",
    "answer",
    "price",
    "delivery",
    "fair",
    "sample",
    "contract",
    "telephone",
    "website",
    "returns",
    "invoice",
    "parcel",
    "advice",
    "perché",
    "città",
    "fiducia",
    "attesa",
    "prezzo",
    "già",
    "più",
    "Straße",
    "Lösung",
    "naïve",
    "crème",
    "演示",
    "手机",
    "客户",
    "клиент",
    "ответ",
    "고객",
    "여정",
    "عميل",
    "ลูกค้า",
    "Ödön",
    "coöperate",
    "👩‍💻",
];

/// The id of a map of a large library, by number.
pub fn map_of_large_library(number: u64) -> Id {
    Id::from_bits((1 << 50) + number)
}

/// Makes a library with this many maps of this many cards, in one transaction.
pub fn make_large_library(path: &Path, maps: u64, cards: usize) {
    let pattern = sample::journey(cards);
    let journeys = (0..maps).map(|number| (map_of_large_library(number), worded(&pattern, number)));
    Library::open(path)
        .unwrap()
        .create_all(journeys, 1_795_267_920_000)
        .unwrap();
}

/// The same journey with other words.
fn worded(pattern: &Journey, number: u64) -> Journey {
    let mut turn = number.wrapping_mul(7_919);
    let mut word = || {
        // Steps of a linear congruence, so that neighbours differ (Knuth's MMIX constants).
        turn = turn
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        WORDS[(turn >> 33) as usize % WORDS.len()]
    };
    let records = pattern.records().map(|record| match record {
        Record::Element(Element::Card(card)) => Record::Element(Element::Card(Card {
            text: format!("{} {} {} {}", word(), word(), word(), number % 1_000),
            ..card
        })),
        Record::Element(Element::About(about)) => Record::Element(Element::About(About {
            title: format!("{} {number}", word()),
            ..about
        })),
        record => record,
    });
    Journey::from_records(records).unwrap()
}

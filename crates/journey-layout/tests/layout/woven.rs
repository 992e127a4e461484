//! Journeys of nothing but touchpoints and the paths between them.

use journey_model::{
    Card, Content, Element, Evidence, Family, Id, Journey, LaneKind, Link, LinkKind, Order, Place, Record, Touchpoint,
};

use crate::journeys::{LANE, bare, step};

/// A journey of these touchpoints (step of eight, channel, text) and paths between them, built at once.
pub fn woven(cards: &[(usize, usize, String)], paths: &[(usize, usize, String)]) -> Journey {
    const FAMILIES: [Family; 3] = [Family::Digital, Family::Physical, Family::Relational];
    let journey = bare(LaneKind::Touchpoints, 4);
    let mut records: Vec<Record> = journey.records().collect();
    let orders = Order::spread(None, None, cards.len());
    for (number, ((at, channel, text), order)) in cards.iter().zip(orders).enumerate() {
        records.push(Record::Element(Element::Card(Card {
            id: Id::from_bits(1000 + number as u64),
            place: Some(Place {
                lane: LANE,
                step: step(*at),
                span: 1,
            }),
            order,
            text: text.clone(),
            note: String::new(),
            actor: None,
            hue: None,
            tags: Vec::new(),
            evidence: Evidence::default(),
            content: Content::Touchpoint(Touchpoint {
                channel: if *channel == 0 {
                    String::new()
                } else {
                    format!("Channel {channel}")
                },
                family: FAMILIES[channel % 3],
                ..Touchpoint::default()
            }),
            personal: None,
        })));
    }
    for (number, (from, to, label)) in paths.iter().enumerate().filter(|(_, (from, to, _))| from != to) {
        records.push(Record::Link(Link {
            id: Id::from_bits(900_000 + number as u64),
            kind: LinkKind::LeadsTo,
            from: Id::from_bits(1000 + *from as u64),
            to: Id::from_bits(1000 + *to as u64),
            label: label.clone(),
        }));
    }
    Journey::from_records(records).unwrap()
}

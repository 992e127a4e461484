//! Cards that come in together: pasted, copied, captured.

use journey_model::*;

use crate::desk::{Desk, new_card};

fn paste(cards: Vec<NewCard>, links: Vec<Link>) -> Command {
    Command::AddCards { cards, links }
}

fn link(id: Id, kind: LinkKind, from: Id, to: Id) -> Link {
    Link {
        id,
        kind,
        from,
        to,
        label: String::new(),
    }
}

#[test]
fn nothing_comes_in_when_one_card_is_wrong() {
    let mut desk = Desk::new(90);
    let cell = (desk.lane(LaneKind::Pains), desk.column(0));
    let elsewhere = desk.card(LaneKind::Pains, 1);
    let taken = desk.card(LaneKind::Actions, 0);
    let ids: Vec<Id> = (0..2).map(|_| desk.mint()).collect();
    let good = new_card(ids[0], Some(cell), "good");
    let bad = |change: &dyn Fn(&mut NewCard)| {
        let mut card = new_card(ids[1], Some(cell), "bad");
        change(&mut card);
        plan(&desk.journey, &paste(vec![good.clone(), card], vec![])).unwrap_err()
    };
    assert_eq!(bad(&|card| card.id = ids[0]), Refusal::Taken { id: ids[0] });
    assert_eq!(bad(&|card| card.id = taken), Refusal::Taken { id: taken });
    assert_eq!(
        bad(&|card| card.place.as_mut().unwrap().step = cell.0),
        Refusal::WrongKind { id: cell.0 }
    );
    assert_eq!(
        bad(&|card| card.place.as_mut().unwrap().lane = cell.1),
        Refusal::WrongKind { id: cell.1 }
    );
    assert_eq!(
        bad(&|card| card.place.as_mut().unwrap().lane = ids[1]),
        Refusal::Missing { id: ids[1] }
    );
    assert_eq!(
        bad(&|card| card.before = Some(elsewhere)),
        Refusal::Missing { id: elsewhere }
    );
    assert_eq!(bad(&|card| card.before = Some(ids[0])), Refusal::Missing { id: ids[0] });
    assert!(matches!(
        bad(&|card| card.place.as_mut().unwrap().span = 0),
        Refusal::OutOfRange { field, .. } if field == "Span"
    ));
    assert!(matches!(bad(&|card| card.hue = Some(8)), Refusal::OutOfRange { field, .. } if field == "Hue"));
    for (content, name) in [
        (
            Content::Pain(Pain {
                severity: 6,
                frequency: 1,
            }),
            "Severity",
        ),
        (Content::Emotion(Emotion { score: f64::NAN }), "Score"),
        (
            Content::Metric(Metric {
                target: Some(f64::INFINITY),
                ..Metric::default()
            }),
            "Target",
        ),
        (
            Content::Opportunity(Opportunity {
                effort: 0,
                ..Opportunity::default()
            }),
            "Effort",
        ),
        (
            Content::Storyboard(Storyboard {
                crop: Some(Crop {
                    x: 0.5,
                    y: 0.0,
                    w: 0.6,
                    h: 1.0,
                }),
                ..Storyboard::default()
            }),
            "Crop",
        ),
    ] {
        let refusal = bad(&|card| card.content = Some(content.clone()));
        assert!(
            matches!(refusal, Refusal::OutOfRange { field, .. } if field == name),
            "{name}"
        );
    }
    assert!(matches!(
        bad(&|card| card.note = "x".repeat(MAX_TEXT)),
        Refusal::TooLong { .. }
    ));
    assert!(matches!(
        bad(&|card| card.tags = vec!["x".repeat(201)]),
        Refusal::TooLong { max: 200 }
    ));
    let many_tags: Vec<String> = (0..101).map(|number| number.to_string()).collect();
    assert_eq!(
        bad(&|card| card.tags.clone_from(&many_tags)),
        Refusal::TooMany { max: 100 }
    );
}

#[test]
fn more_than_twenty_thousand_parts_or_sixteen_megabytes_are_refused() {
    let desk = Desk::new(9);
    let fresh = |number: u64| Id::from_bits(50_000_000 + number);
    let cards = |count: u64, text: &str| (0..count).map(|number| new_card(fresh(number), None, text)).collect();
    let refused = |command| plan(&desk.journey, &command).unwrap_err();
    let loose = link(fresh(90_000), LinkKind::LeadsTo, fresh(0), fresh(1));
    assert_eq!(
        refused(paste(cards(20_000, ""), vec![loose])),
        Refusal::TooMany { max: 20_000 }
    );
    assert_eq!(
        refused(paste(cards(17, &"x".repeat(MAX_TEXT)), vec![])),
        Refusal::TooLong { max: 16_000_000 }
    );
    assert_eq!(refused(paste(vec![], vec![])), Refusal::NothingToDo);
}

#[test]
fn cards_keep_their_order_in_front_of_a_card_behind_the_others_and_in_the_parking_lot() {
    let mut desk = Desk::new(90);
    let (lane, step) = (desk.lane(LaneKind::Thoughts), desk.column(3));
    let there = desk.cell(lane, step)[0];
    let ids: Vec<Id> = (0..40).map(|_| desk.mint()).collect();
    let cards = ids.iter().enumerate().map(|(number, id)| {
        let mut card = new_card(*id, (number % 4 < 2).then_some((lane, step)), &number.to_string());
        card.before = (number % 4 == 0).then_some(there);
        card
    });
    let label = desk.carry_out(&paste(cards.collect(), vec![])).unwrap();
    let every_fourth = |from: usize| ids.iter().skip(from).step_by(4).copied().collect::<Vec<Id>>();
    let expected = [every_fourth(0), vec![there], every_fourth(1)].concat();
    assert_eq!(desk.cell(lane, step), expected);
    let parked: Vec<Id> = desk.journey.parked().iter().map(|card| card.id).collect();
    let expected: Vec<Id> = ids
        .iter()
        .enumerate()
        .filter(|(number, _)| number % 4 > 1)
        .map(|(_, id)| *id)
        .collect();
    assert_eq!(parked, expected);
    assert_eq!(
        (label.act, label.count, label.place.as_str()),
        (Act::AddCard, 40, "Step 4")
    );
}

#[test]
fn what_the_lane_does_not_take_becomes_what_it_takes_and_keeps_the_rest() {
    let mut desk = Desk::new(90);
    let step = desk.column(9);
    let staff = desk.add_actor("Bea", ActorKind::Staff);
    let stranger = Id::from_bits(77_777_777);
    let touchpoint = Content::Touchpoint(Touchpoint {
        channel: "We\u{7}b".into(),
        family: Family::Relational,
        ..Touchpoint::default()
    });
    let ids: Vec<Id> = (0..5).map(|_| desk.mint()).collect();
    let card = |number: usize, lane: Option<LaneKind>, content: Option<Content>, actor| NewCard {
        place: lane.map(|lane| Place {
            lane: desk.lane(lane),
            step,
            span: 4,
        }),
        note: "why".into(),
        actor,
        hue: Some(3),
        tags: vec![" vip ".into(), "VIP".into(), String::new()],
        evidence: Evidence {
            basis: Basis::Assumed,
            source: "a\u{0}b".into(),
            date: None,
        },
        content,
        ..new_card(ids[number], None, "text\twith\r\nbreaks")
    };
    let cards = vec![
        card(0, Some(LaneKind::Pains), Some(touchpoint.clone()), Some(staff)),
        card(1, Some(LaneKind::Touchpoints), Some(touchpoint), Some(stranger)),
        card(2, Some(LaneKind::Needs), None, Some(step)),
        card(3, None, None, None),
        card(4, None, Some(Content::Need), None),
    ];
    desk.carry_out(&paste(cards, vec![])).unwrap();
    let got: Vec<&Card> = ids.iter().map(|id| desk.journey.card(*id).unwrap()).collect();
    assert_eq!(got[0].content, Content::Pain(Pain::default()));
    assert!(matches!(&got[1].content, Content::Touchpoint(touchpoint)
        if touchpoint.channel == "Web" && touchpoint.family == Family::Relational));
    assert_eq!(got[2].content, Content::Need);
    assert_eq!(got[3].content, Content::Note);
    assert_eq!(got[4].content, Content::Need);
    let actors: Vec<_> = got.iter().map(|card| card.actor).collect();
    assert_eq!(actors, [Some(staff), None, None, None, None]);
    for card in &got {
        assert_eq!(card.text, "text with\nbreaks");
        assert_eq!((card.note.as_str(), card.hue), ("why", Some(3)));
        assert_eq!(card.tags, ["vip"]);
        assert_eq!(
            (card.evidence.basis, card.evidence.source.as_str()),
            (Basis::Assumed, "ab")
        );
    }
    assert_eq!(got[0].place.unwrap().span, 1, "a span ends at the last step");
}

#[test]
fn links_come_along_where_they_make_sense() {
    let mut desk = Desk::new(90);
    let (pains, step) = (desk.lane(LaneKind::Pains), desk.column(0));
    let old_pain = desk.card(LaneKind::Pains, 0);
    let old_opportunity = desk.card(LaneKind::Opportunities, 0);
    let there = desk.link(LinkKind::Answers, old_opportunity, old_pain);
    let ids: Vec<Id> = (0..10).map(|_| desk.mint()).collect();
    let nowhere = Id::from_bits(77_777_777);
    let links = vec![
        link(ids[2], LinkKind::LeadsTo, ids[0], ids[1]),
        link(ids[3], LinkKind::Answers, old_opportunity, ids[0]),
        link(ids[4], LinkKind::Answers, old_opportunity, old_pain),
        link(ids[5], LinkKind::LeadsTo, ids[0], nowhere),
        link(ids[6], LinkKind::Measures, ids[0], ids[1]),
        link(ids[7], LinkKind::LeadsTo, ids[0], ids[1]),
        link(there, LinkKind::LeadsTo, ids[1], ids[0]),
        link(ids[0], LinkKind::LeadsTo, ids[1], ids[0]),
        link(ids[8], LinkKind::LeadsTo, ids[1], ids[1]),
        link(ids[2], LinkKind::LeadsTo, ids[1], ids[0]),
    ];
    let before = desk.journey.links().count();
    let cards = [0, 1]
        .map(|number| new_card(ids[number], Some((pains, step)), "pain"))
        .to_vec();
    desk.carry_out(&paste(cards, links)).unwrap();
    assert_eq!(desk.journey.links().count(), before + 2);
    assert!(desk.journey.link(ids[2]).is_some() && desk.journey.link(ids[3]).is_some());
    assert!(desk.step(Direction::Undo));
    assert_eq!(desk.journey.links().count(), before);
}

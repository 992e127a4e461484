//! The fields that findings read, and what people decide about findings.

use journey_model::*;

use crate::desk::{Desk, new_card};

fn edit(desk: &mut Desk, id: Id, field: Field) -> Result<Label, Refusal> {
    desk.carry_out(&Command::Edit { ids: vec![id], field })
}

fn mute(desk: &mut Desk, finding: &str, of: Option<Id>, reason: &str) -> Result<Label, Refusal> {
    desk.carry_out(&Command::Mute {
        finding: finding.into(),
        of,
        beside: None,
        reason: reason.into(),
    })
}

fn threshold(desk: &mut Desk, name: &str, value: Option<f64>) -> Result<Label, Refusal> {
    desk.carry_out(&Command::SetThreshold {
        name: name.into(),
        value,
    })
}

#[test]
fn a_finding_is_put_away_with_a_reason_and_taken_up_again() {
    let mut desk = Desk::new(9);
    let card = desk.card(LaneKind::Pains, 0);
    for nameless in ["", " \u{7}\n"] {
        assert_eq!(mute(&mut desk, nameless, None, "why"), Err(Refusal::NothingToDo));
    }
    let long = "x".repeat(201);
    assert_eq!(mute(&mut desk, &long, None, "why"), Err(Refusal::TooLong { max: 200 }));
    mute(&mut desk, "DeadEnd", Some(card), "they go\u{0} home").unwrap();
    assert_eq!(
        mute(&mut desk, "DeadEnd", Some(card), "they go home"),
        Err(Refusal::NothingToDo)
    );
    mute(&mut desk, "DeadEnd", Some(card), "they stay").unwrap();
    mute(&mut desk, "DeadEnd", None, "never mind").unwrap();
    let muted = &desk.journey.about().findings.muted;
    let told: Vec<_> = muted.iter().map(|mute| (mute.of, mute.reason.as_str())).collect();
    assert_eq!(told, [(None, "never mind"), (Some(card), "they stay")]);
    // What it was about may go; whoever brings it back finds it as it was.
    desk.carry_out(&Command::Delete { ids: vec![card] }).unwrap();
    let unmute = |of| Command::Unmute {
        finding: "DeadEnd".into(),
        of,
        beside: None,
    };
    desk.carry_out(&unmute(Some(card))).unwrap();
    assert_eq!(desk.carry_out(&unmute(Some(card))), Err(Refusal::NothingToDo));
    assert_eq!(desk.journey.about().findings.muted.len(), 1);
}

#[test]
fn whoever_puts_a_finding_away_says_why() {
    let mut desk = Desk::new(9);
    let about = desk.journey.about().id;
    let muted = |finding: &str, reason: &str| Mute {
        finding: finding.into(),
        of: None,
        beside: None,
        reason: reason.into(),
    };
    let decided = |muted: &[Mute]| {
        Field::Findings(Judgement {
            muted: muted.to_vec(),
            ..Judgement::default()
        })
    };
    for silent in ["", "  \n", "\u{7}\t"] {
        assert_eq!(mute(&mut desk, "Loop", None, silent), Err(Refusal::NoReason));
        assert_eq!(
            edit(&mut desk, about, decided(&[muted("Loop", silent)])),
            Err(Refusal::NoReason)
        );
    }
    // What another program wrote without one stays, whatever else is decided, and can be given one or taken up again.
    let records = desk.journey.records().map(|mut record| {
        if let Record::Element(Element::About(about)) = &mut record {
            about.findings.muted = vec![muted("DeadEnd", ""), muted("Loop", "")];
        }
        record
    });
    desk.journey = Journey::from_records(records.collect::<Vec<_>>()).unwrap();
    threshold(&mut desk, "pain", Some(9.0)).unwrap();
    mute(&mut desk, "Junction", None, "on purpose").unwrap();
    mute(&mut desk, "Loop", None, "they like it").unwrap();
    let told = |desk: &Desk| desk.journey.about().findings.muted.clone();
    let all = [
        muted("DeadEnd", ""),
        muted("Junction", "on purpose"),
        muted("Loop", "they like it"),
    ];
    assert_eq!(told(&desk), all);
    assert_eq!(mute(&mut desk, "Loop", None, " "), Err(Refusal::NoReason));
    assert_eq!(told(&desk), all);
    let unmute = Command::Unmute {
        finding: "DeadEnd".into(),
        of: None,
        beside: None,
    };
    desk.carry_out(&unmute).unwrap();
    assert_eq!(told(&desk), all[1..]);
}

#[test]
fn two_findings_of_a_kind_at_one_place_are_put_away_one_by_one() {
    let mut desk = Desk::new(60);
    let [place, one, other] = [0, 1, 2].map(|column| Some(desk.card(LaneKind::Touchpoints, column)));
    let neighbours = [one, other];
    let put_away = |beside: Option<Id>, reason: &str| Command::Mute {
        finding: "ChannelBreak".into(),
        of: place,
        beside,
        reason: reason.into(),
    };
    desk.carry_out(&put_away(neighbours[0], "agreed with the shop"))
        .unwrap();
    let reason = |desk: &Desk, beside: Option<Id>| {
        let mute = desk
            .journey
            .about()
            .findings
            .mute("ChannelBreak", place, beside)
            .cloned();
        mute.map(|mute| mute.reason)
    };
    assert_eq!(reason(&desk, neighbours[0]).as_deref(), Some("agreed with the shop"));
    assert_eq!(reason(&desk, neighbours[1]), None);
    desk.carry_out(&put_away(None, "all of them")).unwrap();
    assert_eq!(reason(&desk, neighbours[0]).as_deref(), Some("agreed with the shop"));
    assert_eq!(reason(&desk, neighbours[1]).as_deref(), Some("all of them"));
    let take_up = |beside: Option<Id>| Command::Unmute {
        finding: "ChannelBreak".into(),
        of: place,
        beside,
    };
    assert_eq!(desk.carry_out(&take_up(neighbours[1])), Err(Refusal::NothingToDo));
    desk.carry_out(&take_up(None)).unwrap();
    assert_eq!(reason(&desk, neighbours[1]), None);
    desk.carry_out(&take_up(neighbours[0])).unwrap();
    assert!(desk.journey.about().findings.muted.is_empty());
}

#[test]
fn thresholds_are_finite_and_of_each_there_is_one() {
    let mut desk = Desk::new(9);
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let refusal = threshold(&mut desk, "overload", Some(value));
        assert!(matches!(refusal, Err(Refusal::OutOfRange { .. })), "{value}");
    }
    threshold(&mut desk, "overload", Some(8.0)).unwrap();
    threshold(&mut desk, "overload", Some(9.5)).unwrap();
    threshold(&mut desk, "channels", Some(3.0)).unwrap();
    let findings = &desk.journey.about().findings;
    assert_eq!(findings.thresholds.len(), 2);
    assert_eq!(findings.threshold("overload"), Some(9.5));
    threshold(&mut desk, "overload", None).unwrap();
    assert_eq!(desk.journey.about().findings.threshold("overload"), None);
    assert_eq!(threshold(&mut desk, "overload", None), Err(Refusal::NothingToDo));
}

#[test]
fn lists_have_their_limits_and_an_order() {
    let mut desk = Desk::new(9);
    let about = desk.journey.about().id;
    let muted = |count: u64| {
        let mute = |number| Mute {
            finding: "Loop".into(),
            of: Some(Id::from_bits(number)),
            beside: None,
            reason: "on purpose".into(),
        };
        Field::Findings(Judgement {
            muted: (0..count).rev().map(mute).collect(),
            ..Judgement::default()
        })
    };
    assert_eq!(
        edit(&mut desk, about, muted(1_001)),
        Err(Refusal::TooMany { max: 1_000 })
    );
    edit(&mut desk, about, muted(1_000)).unwrap();
    assert!(desk.journey.about().findings.muted.is_sorted());
    assert_eq!(
        mute(&mut desk, "One more", None, "why"),
        Err(Refusal::TooMany { max: 1_000 })
    );
    let actor = desk.journey.actors()[0].id;
    let path = |count| Field::Path(vec![actor; count]);
    assert_eq!(
        edit(&mut desk, actor, path(10_001)),
        Err(Refusal::TooMany { max: 10_000 })
    );
    edit(&mut desk, actor, path(10_000)).unwrap();
    let (lane, step) = (desk.lane(LaneKind::Needs), desk.column(0));
    let guidance = |of: &[(Option<Id>, &str)]| {
        let one = |(step, text): &(Option<Id>, &str)| Guidance {
            step: *step,
            text: (*text).to_owned(),
        };
        Field::Guidance(of.iter().map(one).collect())
    };
    let many: Vec<_> = (0..1_001).map(|_| (None, "x")).collect();
    assert_eq!(
        edit(&mut desk, lane, guidance(&many)),
        Err(Refusal::TooMany { max: 1_000 })
    );
    let some = guidance(&[
        (Some(step), " What is missing?\u{0}"),
        (None, "Ask"),
        (None, " "),
        (None, "Ask"),
    ]);
    edit(&mut desk, lane, some).unwrap();
    let lane = desk.journey.lane(lane).unwrap();
    assert_eq!(lane.guidance.len(), 2);
    assert_eq!(lane.guidance_at(step), Some("What is missing?"));
    assert_eq!(lane.guidance_at(desk.column(0)), Some("What is missing?"));
    assert_eq!(lane.guidance_at(about), Some("Ask"));
}

#[test]
fn every_one_belongs_to_its_kind_of_element_or_card() {
    let mut desk = Desk::new(9);
    let (about, actor) = (desk.journey.about().id, desk.journey.actors()[0].id);
    let (stage, lane) = (desk.stage(0), desk.lane(LaneKind::Needs));
    let kinds = [
        LaneKind::Touchpoints,
        LaneKind::Opportunities,
        LaneKind::Metrics,
        LaneKind::Needs,
    ];
    let [touchpoint, opportunity, metric, need] = kinds.map(|kind| desk.card(kind, 0));
    let cards = vec![touchpoint, opportunity, metric, need];
    let owners = [
        (vec![about], Field::Method("Interviews first".into())),
        (
            vec![about],
            Field::Findings(Judgement {
                thresholds: vec![Threshold {
                    name: "x".into(),
                    value: 1.0,
                }],
                ..Judgement::default()
            }),
        ),
        (vec![actor], Field::Path(vec![touchpoint])),
        (vec![stage], Field::Phase(Some(Phase::Decision))),
        (
            vec![lane],
            Field::Guidance(vec![Guidance {
                step: None,
                text: "Ask".into(),
            }]),
        ),
        (
            cards,
            Field::Personal(Some(PersonalData {
                consent: "asked\u{0}".into(),
                owner: "Bo".into(),
            })),
        ),
        (vec![touchpoint], Field::Promise("An answer within a day".into())),
        (vec![touchpoint], Field::Tone("friendly".into())),
        (vec![opportunity], Field::Next("Call the printer".into())),
        (vec![opportunity], Field::Due(Date::new(2027, 1, 15).ok())),
        (vec![metric], Field::Definition("Answers of nine and ten".into())),
    ];
    let all = [
        about,
        actor,
        stage,
        lane,
        desk.column(0),
        touchpoint,
        opportunity,
        metric,
        need,
    ];
    for (owners, field) in &owners {
        for one in all {
            let done = edit(&mut desk, one, field.clone());
            assert_eq!(done.is_ok(), owners.contains(&one), "{} of {one}", field.name());
        }
    }
    let personal = desk.journey.card(need).unwrap().personal.clone().unwrap();
    assert_eq!(personal.consent, "asked");
    assert!(
        matches!(&desk.journey.card(opportunity).unwrap().content, Content::Opportunity(is) if is.next == "Call the printer")
    );
}

#[test]
fn a_card_brings_along_what_it_says_of_people() {
    let mut desk = Desk::new(9);
    let id = desk.mint();
    let new = |consent: &str| Command::AddCards {
        cards: vec![NewCard {
            personal: Some(PersonalData {
                consent: consent.into(),
                owner: "B\u{7}o".into(),
            }),
            ..new_card(id, None, "Ada's answers")
        }],
        links: vec![],
    };
    let long = "x".repeat(MAX_TEXT);
    assert!(matches!(desk.carry_out(&new(&long)), Err(Refusal::TooLong { .. })));
    desk.carry_out(&new("contract")).unwrap();
    let personal = desk.journey.card(id).unwrap().personal.clone();
    assert_eq!(
        personal,
        Some(PersonalData {
            consent: "contract".into(),
            owner: "Bo".into()
        })
    );
}

#[test]
fn what_becomes_one_keeps_the_phase_the_path_and_the_guidance() {
    let mut desk = Desk::new(60);
    let (first, second) = (desk.stage(0), desk.stage(1));
    edit(&mut desk, first, Field::Phase(Some(Phase::Awareness))).unwrap();
    let actor = desk.journey.actors()[0].id;
    let other = desk.add_actor("Bo", ActorKind::Persona);
    let path = vec![desk.card(LaneKind::Touchpoints, 0), desk.card(LaneKind::Touchpoints, 1)];
    edit(&mut desk, actor, Field::Path(path.clone())).unwrap();
    for (id, into) in [(first, second), (actor, other)] {
        desk.carry_out(&Command::Join { id, into }).unwrap();
    }
    assert_eq!(desk.journey.stage(second).unwrap().phase, Some(Phase::Awareness));
    assert_eq!(desk.journey.actor(other).unwrap().path, path);
}

#[test]
fn people_who_decided_different_things_can_both_be_kept() {
    let mut desk = Desk::new(9);
    mute(&mut desk, "Loop", None, "on purpose").unwrap();
    let base = desk.journey.about().clone();
    let whole: Vec<Record> = desk.journey.records().collect();
    let made = |name: &str, value: f64| {
        let mut about = base.clone();
        about.findings.thresholds.push(Threshold {
            name: name.into(),
            value,
        });
        Some(Box::new(Record::Element(Element::About(about))))
    };
    for (theirs, both) in [(made("b", 2.0), true), (made("a", 2.0), false)] {
        let id = desk.mint();
        let side = |by: &str, record| Side { by: by.into(), record };
        let sides = vec![side("Anna", made("a", 1.0)), side("Bo", theirs)];
        let conflict = Record::Element(Element::Conflict(Conflict { id, of: base.id, sides }));
        desk.journey = Journey::from_records(whole.iter().cloned().chain([conflict])).unwrap();
        let resolved = desk.carry_out(&Command::Resolve {
            conflict: id,
            keep: Keep::Both { copies: vec![] },
        });
        assert_eq!(resolved.is_ok(), both);
        if both {
            assert_eq!(desk.journey.about().findings.thresholds.len(), 2);
            assert_eq!(desk.journey.about().findings.muted.len(), 1);
        }
    }
}

//! The fields of widths, heights, folds, crops, tags and views.

use journey_model::*;

use crate::desk::Desk;

fn edit(desk: &mut Desk, id: Id, field: Field) -> Result<Label, Refusal> {
    desk.carry_out(&Command::Edit { ids: vec![id], field })
}

#[test]
fn widths_and_heights_have_their_limits() {
    let mut desk = Desk::new(90);
    let (step, lane) = (desk.column(0), desk.lane(LaneKind::Needs));
    for width in [71.9, 1_200.1, f64::NAN, f64::INFINITY, -100.0] {
        let refusal = edit(&mut desk, step, Field::Width(Some(width)));
        assert!(
            matches!(
                refusal,
                Err(Refusal::OutOfRange {
                    min: 72.0,
                    max: 1_200.0,
                    ..
                })
            ),
            "{width}"
        );
    }
    for height in [23.9, 2_400.1, f64::NAN] {
        let refusal = edit(&mut desk, lane, Field::Height(Some(height)));
        assert!(
            matches!(
                refusal,
                Err(Refusal::OutOfRange {
                    min: 24.0,
                    max: 2_400.0,
                    ..
                })
            ),
            "{height}"
        );
    }
    for width in [Some(72.0), Some(1_200.0), None] {
        edit(&mut desk, step, Field::Width(width)).unwrap();
        assert_eq!(desk.journey.step(step).unwrap().width, width);
    }
    assert!(matches!(
        edit(&mut desk, lane, Field::Width(Some(100.0))),
        Err(Refusal::NoSuchField { .. })
    ));
}

#[test]
fn a_crop_lies_inside_the_picture() {
    let mut desk = Desk::new(90);
    let lane = desk.add_lane(LaneKind::Storyboard, None);
    let card = desk.add_card(lane, desk.column(0), "scene");
    let crop = |x, y, w, h| Field::Crop(Some(Crop { x, y, w, h }));
    for bad in [
        crop(0.0, 0.0, 0.0, 1.0),
        crop(-0.1, 0.0, 0.5, 0.5),
        crop(0.6, 0.0, 0.5, 0.5),
        crop(0.0, 0.0, f64::NAN, 0.5),
        crop(0.0, 0.5, 0.5, f64::INFINITY),
    ] {
        assert!(matches!(edit(&mut desk, card, bad), Err(Refusal::OutOfRange { .. })));
    }
    edit(&mut desk, card, crop(0.25, 0.0, 0.75, 1.0)).unwrap();
    edit(&mut desk, card, Field::Crop(None)).unwrap();
    edit(&mut desk, card, Field::Picture(Some("9f\u{0}86".into()))).unwrap();
    assert!(
        matches!(&desk.journey.card(card).unwrap().content, Content::Storyboard(scene)
        if scene.picture.as_deref() == Some("9f86"))
    );
}

#[test]
fn tags_are_short_lines_none_twice_and_no_more_than_a_hundred() {
    let mut desk = Desk::new(9);
    let card = desk.card(LaneKind::Needs, 0);
    let tags = |count: usize| (0..count).map(|number| number.to_string()).collect::<Vec<_>>();
    assert_eq!(
        edit(&mut desk, card, Field::Tags(tags(101))),
        Err(Refusal::TooMany { max: 100 })
    );
    let long = Field::Tags(vec!["é".repeat(201)]);
    assert_eq!(edit(&mut desk, card, long), Err(Refusal::TooLong { max: 200 }));
    edit(&mut desk, card, Field::Tags([tags(100), tags(100)].concat())).unwrap();
    assert_eq!(desk.journey.card(card).unwrap().tags.len(), 100);
    let odd = [
        " Price  list ",
        "",
        "price\nlist",
        "\u{0}",
        "É",
        "é",
        "é".repeat(200).as_str(),
    ]
    .map(str::to_owned);
    edit(&mut desk, card, Field::Tags(odd.to_vec())).unwrap();
    assert_eq!(
        desk.journey.card(card).unwrap().tags,
        ["Price list", "É", "é".repeat(200).as_str()]
    );
}

#[test]
fn a_view_shows_a_part_with_an_area_and_asks_for_a_bounded_number_of_things() {
    let mut desk = Desk::new(9);
    let id = desk.mint();
    let view = |seen| Command::AddView {
        id,
        name: "A\u{7} view".into(),
        seen,
    };
    let section = |w| Seen {
        section: Some(Section {
            x: -5.0,
            y: 0.0,
            w,
            h: 10.0,
        }),
        ..Seen::default()
    };
    for width in [0.0, f64::NAN, -1.0] {
        assert!(matches!(
            desk.carry_out(&view(section(width))),
            Err(Refusal::OutOfRange { .. })
        ));
    }
    let mut greedy = Seen::default();
    greedy.filter.kinds = vec![LaneKind::Pains; 1_001];
    assert_eq!(desk.carry_out(&view(greedy)), Err(Refusal::TooMany { max: 1_000 }));
    let mut wordy = Seen::default();
    wordy.filter.tags = vec!["x".repeat(MAX_TEXT + 1)];
    assert!(matches!(desk.carry_out(&view(wordy)), Err(Refusal::TooLong { .. })));
    desk.carry_out(&view(section(10.0))).unwrap();
    assert_eq!(desk.journey.views()[0].name, "A view");
    desk.edit(id, Field::Seen(Seen::default()));
    assert_eq!(desk.journey.views()[0].seen, Seen::default());
    desk.edit(id, Field::Name("Mine".into()));
    desk.carry_out(&Command::Delete { ids: vec![id] }).unwrap();
    assert!(desk.journey.views().is_empty());
}

#[test]
fn every_switch_belongs_to_its_kind_of_element() {
    let mut desk = Desk::new(9);
    let (actor, stage, lane) = (desk.journey.actors()[0].id, desk.stage(0), desk.lane(LaneKind::Needs));
    let owners = [
        (actor, Field::CurveHidden(true)),
        (stage, Field::Collapsed(true)),
        (lane, Field::Hidden(true)),
        (lane, Field::Folded(true)),
        (lane, Field::Locked(true)),
    ];
    for (owner, field) in &owners {
        for other in [actor, stage, lane, desk.column(0), desk.card(LaneKind::Pains, 0)] {
            let done = edit(&mut desk, other, field.clone());
            assert_eq!(done.is_ok(), other == *owner, "{} of {other}", field.name());
        }
    }
}

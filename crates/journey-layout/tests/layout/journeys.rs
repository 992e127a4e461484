//! Journeys to lay out.

use journey_model::{
    About, Actor, ActorKind, Card, Command, Content, Element, Emotion, Field, Id, Journey, Lane, LaneKind, Order,
    Place, Record, Refusal, Scale, Stage, Step, plan, sample,
};

/// Carries out a command that must not be refused.
pub fn carry_out(journey: &mut Journey, command: &Command) {
    let transaction = plan(journey, command).unwrap_or_else(|refusal| panic!("{command:?}: {refusal}"));
    journey.apply(&transaction).unwrap();
}

/// Gives one element's field a value.
pub fn edit(journey: &mut Journey, id: Id, field: Field) {
    carry_out(journey, &Command::Edit { ids: vec![id], field });
}

/// Lets a card cover so many steps; the model ends it at the last one.
pub fn span(journey: &mut Journey, id: Id, steps: u32) {
    let command = Command::Edit {
        ids: vec![id],
        field: Field::Span(steps),
    };
    match plan(journey, &command) {
        Ok(transaction) => journey.apply(&transaction).unwrap(),
        Err(refusal) => assert_eq!(refusal, Refusal::NothingToDo),
    }
}

/// Only what it is about.
pub fn hollow() -> Journey {
    Journey::new(About::new(Id::from_bits(1), "Nothing yet"))
}

/// Lanes and an actor, but no stages.
pub fn without_stages() -> Journey {
    let mut journey = sample::journey(9);
    let stages = journey.stages().iter().map(|stage| stage.id).collect();
    carry_out(&mut journey, &Command::Delete { ids: stages });
    assert!(journey.stages().is_empty() && !journey.lanes().is_empty());
    journey
}

/// A journey of two stages with `steps` steps each; `lane` is its only lane.
pub fn bare(kind: LaneKind, steps: usize) -> Journey {
    let mut records = vec![Record::Element(Element::About(About::new(Id::from_bits(1), "Bare")))];
    records.push(Record::Element(Element::Actor(Actor::new(
        Id::from_bits(2),
        Order::between(None, None),
        ActorKind::Persona,
        "Ada Conti",
    ))));
    records.push(Record::Element(Element::Lane(Lane::new(
        LANE,
        Order::between(None, None),
        kind,
        format!("{kind:?}"),
    ))));
    for (number, order) in Order::spread(None, None, 2).into_iter().enumerate() {
        let stage = Id::from_bits(10 + number as u64);
        records.push(Record::Element(Element::Stage(Stage::new(
            stage,
            order,
            format!("Stage {number}"),
        ))));
        for (place, order) in Order::spread(None, None, steps).into_iter().enumerate() {
            records.push(Record::Element(Element::Step(Step::new(
                step(number * steps + place),
                stage,
                order,
                format!("Step {place}"),
            ))));
        }
    }
    Journey::from_records(records).unwrap()
}

/// The only lane of a bare journey.
pub const LANE: Id = Id::from_bits(3);

/// A step of a bare journey, counted through both stages.
pub fn step(number: usize) -> Id {
    Id::from_bits(100 + number as u64)
}

/// Puts a card into a bare journey; returns its id.
pub fn put(journey: &mut Journey, at: usize, text: &str) -> Id {
    let id = Id::from_bits(1000 + journey.cards().count() as u64);
    let command = Command::AddCard {
        id,
        lane: LANE,
        step: step(at),
        text: text.to_owned(),
        before: None,
    };
    carry_out(journey, &command);
    id
}

/// A bare journey of emotions with four steps, and these people beside the main actor.
pub fn company(others: &[Id]) -> Journey {
    let mut journey = bare(LaneKind::Emotions, 2);
    for id in others {
        let command = Command::AddActor {
            id: *id,
            name: "Somebody".to_owned(),
            kind: ActorKind::Staff,
        };
        carry_out(&mut journey, &command);
    }
    journey
}

/// Says how somebody feels at a step; the main actor without a name.
pub fn feels(journey: &mut Journey, at: usize, actor: Option<Id>, score: f64) -> Id {
    let card = put(journey, at, "Glad that somebody asks at last");
    if actor.is_some() {
        edit(journey, card, Field::Actor(actor));
    }
    if score != 0.0 {
        edit(journey, card, Field::Score(score));
    }
    card
}

/// A bare journey of emotions with these scores, one a step.
pub fn feelings(scale: Scale, scores: &[f64]) -> Journey {
    let mut journey = bare(LaneKind::Emotions, scores.len().div_ceil(2).max(1));
    let about = journey.about().id;
    if scale != journey.about().scale {
        edit(&mut journey, about, Field::Scale(scale));
    }
    for (at, &score) in scores.iter().enumerate() {
        let id = put(&mut journey, at, &format!("feels like {}", at + 1));
        if score != 0.0 {
            edit(&mut journey, id, Field::Score(score));
        }
    }
    journey
}

/// The sample with its cards' texts replaced in turn.
pub fn saying(cards: usize, texts: &[String]) -> Journey {
    let journey = sample::journey(cards);
    let mut turn = texts.iter().cycle();
    let records = journey.records().map(|record| match record {
        Record::Element(Element::Card(mut card)) => {
            if let Some(text) = turn.next() {
                card.text.clone_from(text);
            }
            Record::Element(Element::Card(card))
        }
        other => other,
    });
    Journey::from_records(records.collect::<Vec<_>>()).unwrap()
}

/// The cards that stand on the map.
pub fn placed(journey: &Journey) -> Vec<(&Card, Place)> {
    journey
        .cards()
        .filter_map(|card| card.place.map(|place| (card, place)))
        .collect()
}

/// Whether a card is a point of a curve.
pub fn is_emotion(card: &Card) -> bool {
    matches!(card.content, Content::Emotion(Emotion { .. }))
}

/// Texts that break what is written for English sentences.
pub fn odd_texts() -> Vec<String> {
    let texts = [
        "",
        " ",
        "\n",
        "\n\nbelow two empty lines\n\n",
        "a",
        "ends with blanks     ",
        "An\nBo\nCy\nDo\nEm\nFay",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "https://example.org/a/very/long/address/that/has/no/blank/in/it?and=goes&on=and&on=for#ever",
        "👨‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈 🇮🇹 ❤️ 1️⃣",
        "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦",
        "שלום, האם אפשר לקבל את המחיר היום?",
        "مرحبا، هل يمكنني معرفة السعر اليوم من فضلك؟",
        "She asks “מה המחיר?” and gets 3,50 € as an answer, then إجابة أخرى.",
        "नमस्ते, क्या मुझे आज कीमत मिल सकती है?",
        "顧客は価格を尋ね、そして答えを待っています。長い文章は折り返されます。",
        "mixed 価格 price precio τιμή цена السعر מחיר कीमत 💶",
        "tab\there\r\nand a line\u{2028}separator\u{2029}and\u{b}more\u{c}",
        "soft\u{ad}hyphen\u{ad}ated zero\u{200b}width no\u{a0}break e\u{301}e\u{301}",
        "\u{202e}overridden\u{202c} and \u{2067}isolated\u{2069}",
        "\u{0}\u{1}\u{7f}\u{fffd}\u{10ffff}",
    ];
    let mut texts: Vec<String> = texts.map(str::to_owned).to_vec();
    texts.push("word ".repeat(300));
    texts.push("W".repeat(900));
    texts
}

//! Small maps, put together by hand.

use journey_insight::{Finding, Kind, Thresholds, find};
use journey_model::*;

/// A map with stages of one step each, lanes of every kind, an owner, a review date and nothing that asks for a finding. It counts as
/// under way from its first card on: that what is missing is told later is a test of its own.
pub struct Small {
    records: Vec<Record>,
    pub steps: Vec<Id>,
    pub stages: Vec<Id>,
    next: u64,
    pub today: Option<Date>,
}

pub fn day(year: u16, month: u8) -> Date {
    Date::new(year, month, 1).unwrap()
}

pub fn threshold(name: &str, value: f64) -> Threshold {
    Threshold {
        name: name.to_owned(),
        value,
    }
}

pub fn touchpoint(family: Family) -> Content {
    Content::Touchpoint(Touchpoint {
        family,
        ..Touchpoint::default()
    })
}

pub fn feeling(score: f64) -> Content {
    Content::Emotion(Emotion { score })
}

pub fn pain(severity: u8, frequency: u8) -> Content {
    Content::Pain(Pain { severity, frequency })
}

pub fn opportunity(impact: u8, effort: u8, progress: Progress, owner: &str) -> Content {
    Content::Opportunity(Opportunity {
        impact,
        effort,
        progress,
        owner: owner.to_owned(),
        ..Opportunity::default()
    })
}

/// A metric with all that a metric needs.
pub fn metric(actual: f64, target: f64) -> Content {
    Content::Metric(Metric {
        actual: Some(actual),
        target: Some(target),
        unit: "%".to_owned(),
        definition: "Those who answer".to_owned(),
        ..Metric::default()
    })
}

impl Small {
    /// The names of the stages.
    pub fn new(names: &[&str]) -> Self {
        let mut small = Self {
            records: Vec::new(),
            steps: Vec::new(),
            stages: Vec::new(),
            next: 100,
            today: None,
        };
        let mut about = About::new(Id::from_bits(1), "Small");
        about.owner = "Ada".to_owned();
        about.review = Some(day(2027, 6));
        about.findings.thresholds = vec![threshold("begun_cards", 1.0)];
        small.put(Element::About(about));
        small.actor("Ada");
        for (kind, order) in LaneKind::ALL
            .into_iter()
            .zip(Order::spread(None, None, LaneKind::ALL.len()))
        {
            small.put(Element::Lane(Lane::new(
                lane_of(kind),
                order,
                kind,
                format!("{kind:?}"),
            )));
        }
        for (name, order) in names.iter().zip(Order::spread(None, None, names.len())) {
            let (stage, step) = (small.mint(), small.mint());
            small.put(Element::Stage(Stage::new(stage, order, *name)));
            small.put(Element::Step(Step::new(
                step,
                stage,
                Order::between(None, None),
                format!("in {name}"),
            )));
            small.stages.push(stage);
            small.steps.push(step);
        }
        small
    }

    pub fn mint(&mut self) -> Id {
        self.next += 1;
        Id::from_bits(self.next)
    }

    fn put(&mut self, element: Element) {
        self.records.push(Record::Element(element));
    }

    pub fn actor(&mut self, name: &str) -> Id {
        let id = self.mint();
        self.put(Element::Actor(Actor::new(
            id,
            Order::between(None, None),
            ActorKind::Persona,
            name,
        )));
        id
    }

    /// A card at a step, called by the number of its id.
    pub fn card(&mut self, column: usize, content: Content) -> Id {
        let id = self.mint();
        let kind = LaneKind::ALL.into_iter().find(|kind| kind.takes(&content)).unwrap();
        let place = Place {
            lane: lane_of(kind),
            step: self.steps[column],
            span: 1,
        };
        self.put(Element::Card(Card {
            id,
            place: Some(place),
            order: Order::between(None, None),
            text: format!("card {id}"),
            note: String::new(),
            actor: None,
            hue: None,
            tags: Vec::new(),
            evidence: Evidence::default(),
            content,
            personal: None,
        }));
        id
    }

    /// A touchpoint on the screen.
    pub fn met(&mut self, column: usize) -> Id {
        self.card(column, touchpoint(Family::Digital))
    }

    pub fn link(&mut self, kind: LinkKind, from: Id, to: Id) -> Id {
        let id = self.mint();
        let label = String::new();
        self.records.push(Record::Link(Link {
            id,
            kind,
            from,
            to,
            label,
        }));
        id
    }

    pub fn lead(&mut self, from: Id, to: Id) {
        self.link(LinkKind::LeadsTo, from, to);
    }

    pub fn unlink(&mut self, id: Id) {
        self.records.retain(|record| record.id() != id);
    }

    /// Changes an element.
    pub fn with(&mut self, id: Id, change: impl Fn(&mut Element)) {
        let element = self.records.iter_mut().find_map(|record| match record {
            Record::Element(element) if element.id() == id => Some(element),
            _ => None,
        });
        change(element.unwrap());
    }

    pub fn with_card(&mut self, id: Id, change: impl Fn(&mut Card)) {
        self.with(id, |element| {
            let Element::Card(card) = element else { panic!() };
            change(card);
        });
    }

    pub fn with_about(&mut self, change: impl Fn(&mut About)) {
        self.with(Id::from_bits(1), |element| {
            let Element::About(about) = element else { panic!() };
            change(about);
        });
    }

    pub fn with_stage(&mut self, at: usize, change: impl Fn(&mut Stage)) {
        self.with(self.stages[at], |element| {
            let Element::Stage(stage) = element else { panic!() };
            change(stage);
        });
    }

    /// The path of the first actor.
    pub fn path(&mut self, path: &[Id]) {
        self.with(Id::from_bits(101), |element| {
            let Element::Actor(actor) = element else { panic!() };
            actor.path = path.to_vec();
        });
    }

    pub fn journey(&self) -> Journey {
        Journey::from_records(self.records.clone()).unwrap()
    }

    /// All that is found.
    pub fn listed(&self) -> Vec<Finding> {
        let journey = self.journey();
        let thresholds = Thresholds::of(&journey.about().findings);
        find(&journey, &thresholds, self.today).list
    }

    /// What is found of a kind.
    pub fn found(&self, kind: Kind) -> Vec<Finding> {
        let found = self.listed().into_iter();
        found.filter(|finding| finding.kind == kind).collect()
    }

    /// The first place of the only finding of a kind.
    #[track_caller]
    pub fn place(&self, kind: Kind) -> Id {
        self.places(kind)[0]
    }

    /// The places of the only finding of a kind.
    #[track_caller]
    pub fn places(&self, kind: Kind) -> Vec<Id> {
        let [finding] = self.found(kind).try_into().unwrap_or_else(|found| panic!("{found:#?}"));
        finding.places
    }

    /// The first place of the only finding of a kind; none for the map as a whole.
    #[track_caller]
    pub fn place_of(&self, kind: Kind) -> Option<Id> {
        self.places(kind).first().copied()
    }

    #[track_caller]
    pub fn has_no(&self, kind: Kind) {
        let found = self.found(kind);
        assert!(found.is_empty(), "{found:#?}");
    }
}

fn lane_of(kind: LaneKind) -> Id {
    Id::from_bits(10 + LaneKind::ALL.iter().position(|other| *other == kind).unwrap() as u64)
}

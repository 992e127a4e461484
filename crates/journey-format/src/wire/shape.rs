//! Which fields are known, as a table: what `unknown` takes out of a file of a newer minor version goes by it.
//!
//! The table repeats the names that stand in the types beside it; a test below holds the two together.

/// What a value is, as far as fields may stand in it.
#[derive(Debug)]
pub(crate) enum Shape {
    /// No field that matters here.
    Plain,
    /// Fields in brackets.
    Fields(&'static Fields),
    /// A word with the fields of that word. The word is a part of the place of what stands in it, unless it follows from the id.
    OneOf {
        placed: bool,
        words: &'static [(&'static str, &'static Fields)],
    },
    /// A list of such.
    Each(&'static Shape),
}

/// The fields that are known of one kind of thing.
#[derive(Debug)]
pub(crate) struct Fields {
    /// Names, in the order of the file.
    pub known: &'static [(&'static str, &'static Shape)],
    /// What stands in the brackets when the whole is left out because it goes without saying; `None` when it is then not there.
    pub left_out: Option<&'static str>,
    /// Whether the word stands without brackets.
    pub bare: bool,
}

/// Fields without anything special.
const fn fields(known: &'static [(&'static str, &'static Shape)]) -> Fields {
    Fields {
        known,
        left_out: None,
        bare: false,
    }
}

/// A row of plain fields, then those with a shape of their own.
macro_rules! known {
    ($($plain:literal)* $(; $name:literal = $shape:expr)*) => {
        &[$(($plain, &Shape::Plain),)* $(($name, &$shape),)*]
    };
}

static BARE: Fields = Fields {
    known: &[],
    left_out: None,
    bare: true,
};

static RECTANGLE: Fields = fields(known!("x" "y" "w" "h"));

static SCALE: Fields = Fields {
    left_out: Some("min: -2, max: 2"),
    ..fields(known!("min" "max"))
};

static FILTER: Fields = Fields {
    left_out: Some(""),
    ..fields(known!("kinds" "actors" "families" "channels" "bases" "owners" "tags"))
};

static JUDGEMENT: Fields = Fields {
    left_out: Some(""),
    ..fields(
        known!(; "muted" = Shape::Each(&Shape::Fields(&MUTE)); "thresholds" = Shape::Each(&Shape::Fields(&THRESHOLD))),
    )
};
static MUTE: Fields = fields(known!("finding" "of" "beside" "reason"));
static THRESHOLD: Fields = fields(known!("name" "value"));
static GUIDANCE: Fields = fields(known!("step" "text"));
static PERSONAL: Fields = fields(known!("consent" "owner"));

static ABOUT: Fields = fields(known!(
    "id" "title" "scenario" "goal" "owner" "status" "horizon" "review" "language"; "scale" = Shape::Fields(&SCALE);
    "method" = Shape::Plain; "findings" = Shape::Fields(&JUDGEMENT)
));
static ACTOR: Fields =
    fields(known!("id" "order" "name" "caption" "kind" "quote" "hue" "contacts" "curve_hidden" "path"));
static STAGE: Fields = fields(known!("id" "order" "name" "caption" "hue" "contacts" "entry_rules" "collapsed" "phase"));
static STEP: Fields = fields(known!("id" "stage" "order" "name" "caption" "segment" "width"));
static LANE: Fields = fields(
    known!("id" "order" "kind" "name" "caption" "line_below" "height" "hidden" "folded" "locked";
        "guidance" = Shape::Each(&Shape::Fields(&GUIDANCE))),
);
static CARD: Fields = fields(known!(
    "id" "lane" "step" "span" "order" "text" "note" "actor" "hue" "tags" "basis" "source" "date"; "content" = CONTENT;
    "personal" = Shape::Fields(&PERSONAL)
));
static VIEW: Fields = fields(known!(
    "id" "order" "name" "form"; "filter" = Shape::Fields(&FILTER); "section" = Shape::Fields(&RECTANGLE)
));
static CONFLICT: Fields = fields(known!("id" "of"; "sides" = Shape::Each(&Shape::Fields(&SIDE))));
static SIDE: Fields = fields(known!("by"; "element" = ELEMENT; "link" = LINK));
static EDGE: Fields = fields(known!("id" "kind" "from" "to" "label"));

static TOUCHPOINT: Fields = fields(known!("channel" "family" "effect" "moment_of_truth" "duration" "promise" "tone"));
static EMOTION: Fields = fields(known!("score"));
static PAIN: Fields = fields(known!("severity" "frequency"));
static OPPORTUNITY: Fields = fields(known!("impact" "effort" "progress" "owner" "next" "due"));
static METRIC: Fields = fields(known!("measure" "unit" "actual" "target" "period" "better" "definition"));
static STORYBOARD: Fields = fields(known!("picture" "alt"; "crop" = Shape::Fields(&RECTANGLE)));

/// What a card is.
pub(crate) static CONTENT: Shape = Shape::OneOf {
    placed: true,
    words: &[
        ("Action", &BARE),
        ("Touchpoint", &TOUCHPOINT),
        ("Thought", &BARE),
        ("Need", &BARE),
        ("Emotion", &EMOTION),
        ("Pain", &PAIN),
        ("Opportunity", &OPPORTUNITY),
        ("Metric", &METRIC),
        ("Storyboard", &STORYBOARD),
        ("Frontstage", &BARE),
        ("Backstage", &BARE),
        ("Support", &BARE),
        ("Evidence", &BARE),
        ("Note", &BARE),
    ],
};

/// A node.
pub(crate) static ELEMENT: Shape = Shape::OneOf {
    placed: false,
    words: &[
        ("About", &ABOUT),
        ("Actor", &ACTOR),
        ("Stage", &STAGE),
        ("Step", &STEP),
        ("Lane", &LANE),
        ("Card", &CARD),
        ("View", &VIEW),
        ("Conflict", &CONFLICT),
    ],
};

/// An edge.
pub(crate) static LINK: Shape = Shape::OneOf {
    placed: false,
    words: &[("Link", &EDGE)],
};

static STATE: Fields = fields(known!("hash" "at" "name"; "back" = Shape::Fields(&BACK)));
static BACK: Fields = Fields {
    left_out: Some(""),
    known: &[
        ("elements", &Shape::Each(&ELEMENT)),
        ("links", &Shape::Each(&LINK)),
        ("gone", &Shape::Plain),
    ],
    bare: false,
};

/// An earlier state.
pub(crate) static REVISION: Shape = Shape::OneOf {
    placed: false,
    words: &[("Revision", &STATE)],
};

/// The whole file. Of a picture everything is known.
pub(crate) static MAP: Fields = Fields {
    known: &[
        ("format", &Shape::Plain),
        ("minor", &Shape::Plain),
        ("elements", &Shape::Each(&ELEMENT)),
        ("links", &Shape::Each(&LINK)),
        ("history", &Shape::Each(&REVISION)),
        ("pictures", &Shape::Plain),
    ],
    left_out: None,
    bare: false,
};

#[cfg(test)]
mod tests {
    use ron::Error;
    use serde::de::DeserializeOwned;

    use super::*;
    use crate::wire::card::{Content, Crop};
    use crate::wire::conflict::Side;
    use crate::wire::element::Scale;
    use crate::wire::knowledge::{Guidance, Judgement, Mute, PersonalData, Threshold};
    use crate::wire::view::{Filter, Section};
    use crate::wire::{Back, Element, Link, Revision};

    /// The fields that a type has, as it says when it is asked for another.
    fn of_type<T: DeserializeOwned + std::fmt::Debug>(word: &str) -> Vec<&'static str> {
        match ron::from_str::<T>(&format!("{word}(nonsense: 1)")).unwrap_err().code {
            Error::NoSuchStructField { expected, .. } => expected.to_vec(),
            // A word without fields of its own.
            _ => Vec::new(),
        }
    }

    fn names(fields: &Fields) -> Vec<&'static str> {
        fields.known.iter().map(|(name, _)| *name).collect()
    }

    #[track_caller]
    fn words<T: DeserializeOwned + std::fmt::Debug>(shape: &Shape) {
        let Shape::OneOf { words, .. } = shape else {
            panic!("{shape:?}")
        };
        let Error::NoSuchEnumVariant { expected, .. } = ron::from_str::<T>("Nonsense(id: 1)").unwrap_err().code else {
            panic!("no words");
        };
        assert_eq!(words.iter().map(|(word, _)| *word).collect::<Vec<_>>(), expected);
        for (word, fields) in *words {
            assert_eq!(names(fields), of_type::<T>(word), "{word}");
            assert_eq!(fields.bare, names(fields).is_empty(), "{word}");
        }
    }

    #[test]
    fn the_table_knows_what_the_types_know() {
        words::<Element>(&ELEMENT);
        words::<Link>(&LINK);
        words::<Revision>(&REVISION);
        words::<Content>(&CONTENT);
        assert_eq!(names(&SCALE), of_type::<Scale>(""));
        assert_eq!(names(&FILTER), of_type::<Filter>(""));
        assert_eq!(names(&RECTANGLE), of_type::<Crop>(""));
        assert_eq!(names(&RECTANGLE), of_type::<Section>(""));
        assert_eq!(names(&SIDE), of_type::<Side>(""));
        assert_eq!(names(&JUDGEMENT), of_type::<Judgement>(""));
        assert_eq!(names(&MUTE), of_type::<Mute>(""));
        assert_eq!(names(&THRESHOLD), of_type::<Threshold>(""));
        assert_eq!(names(&GUIDANCE), of_type::<Guidance>(""));
        assert_eq!(names(&PERSONAL), of_type::<PersonalData>(""));
        assert_eq!(names(&BACK), of_type::<Back>(""));
        assert_eq!(names(&MAP), of_type::<crate::wire::Map>(""));
    }
}

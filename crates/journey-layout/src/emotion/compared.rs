//! The curves of a map by themselves, laid over each other on a plain grid: every step one wide, whatever is drawn one high.

use std::collections::BTreeMap;

use journey_model::{Basis, Card, Content, Id, Journey};
use journey_scene::{Dash, Point, Segment};

use super::aside::step_aside;
use super::curve::monotone;
use super::scale::EmotionLane;
use super::series::{Series, series_of};
use super::style::{dash_of, is_of_main, width_of};
use crate::map::Columns;
use crate::measures::EMOTION_UNIT;

/// How the actors of a map feel today, to be compared: who hides the curve is left out, and so is what is only wished for.
/// Cards of hidden lanes count, steps of collapsed stages have a column each, and a stage without steps has none.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedCurves {
    /// The scores that get a rule, with their height: 0 at the greatest score that is shown, 1 at the least.
    pub rules: Vec<(f64, f32)>,
    /// The score that is neither good nor bad.
    pub neutral: f64,
    /// One for each actor, the main actor's last, so that it is painted on top.
    pub curves: Vec<ComparedCurve>,
}

/// The curve of one actor.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedCurve {
    /// Whose.
    pub actor: Id,
    /// Width of the line in points.
    pub width: f32,
    /// Its dashes in points; `None` for a solid line.
    pub dash: Option<Dash>,
    /// Its points from left to right.
    pub points: Vec<ComparedPoint>,
    /// The line through them: x in steps from the left edge of the first, y from 0 at the top to 1. Both may be stretched.
    pub line: Vec<Segment>,
}

/// A point of a curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ComparedPoint {
    /// Its card.
    pub card: Id,
    /// The step where the card begins.
    pub step: Id,
    /// What is felt.
    pub score: f64,
    /// Whether it was guessed.
    pub assumed: bool,
    /// Where, on the grid of the line.
    pub at: Point,
}

/// The curves of a map for a comparison, interpolated as on the map; points that would cover each other step aside as there.
pub fn compared_curves(journey: &Journey) -> ComparedCurves {
    let columns = Columns::even(journey);
    let main = journey.main_actor().map(|actor| actor.id);
    let lanes: BTreeMap<Id, usize> = journey
        .lanes()
        .iter()
        .enumerate()
        .map(|(at, lane)| (lane.id, at))
        .collect();
    let mut cards: Vec<(usize, usize, &Card)> = journey
        .cards()
        .filter(|card| matches!(card.content, Content::Emotion(_)) && card.evidence.basis != Basis::Proposed)
        .filter_map(|card| {
            let place = card.place?;
            Some((columns.place(place.step)?, *lanes.get(&place.lane)?, card))
        })
        .collect();
    cards.sort_by(|(step, lane, card), (other_step, other_lane, other)| {
        (step, lane, &card.order, card.id).cmp(&(other_step, other_lane, &other.order, other.id))
    });
    let cards: Vec<(usize, &Card)> = cards.into_iter().map(|(step, _, card)| (step, card)).collect();
    let actors = journey.actors();
    let mut all = series_of(&cards, &columns, &actors, main);
    let scores = all
        .iter()
        .flat_map(|series| series.points.iter().map(|point| point.score));
    let lane = EmotionLane::new(journey.about().scale, scores, 4.0 * EMOTION_UNIT);
    step_aside(&mut all, &lane, &columns);
    let curve = |series: &Series| {
        let actor = series.actor.or(main)?;
        let hue = actors.iter().find(|one| one.id == actor)?.hue;
        let points: Vec<ComparedPoint> = series
            .points
            .iter()
            .filter_map(|feeling| {
                Some(ComparedPoint {
                    card: feeling.card.id,
                    step: feeling.card.place?.step,
                    score: feeling.score,
                    assumed: feeling.card.evidence.basis == Basis::Assumed,
                    at: Point::new(columns.share(feeling.x), lane.share(feeling.score)),
                })
            })
            .collect();
        let line: Vec<Point> = points.iter().map(|point| point.at).collect();
        Some(ComparedCurve {
            actor,
            width: width_of(is_of_main(series)),
            dash: dash_of(is_of_main(series), hue),
            line: monotone(&line),
            points,
        })
    };
    ComparedCurves {
        rules: lane
            .ticks()
            .into_iter()
            .map(|score| (score, lane.share(score)))
            .collect(),
        neutral: lane.neutral,
        curves: all.iter().filter_map(curve).collect(),
    }
}

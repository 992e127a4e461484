//! Boards and decisions.

use std::collections::BTreeMap;

use journey_layout::{ComparedCurve, compared_curves};
use journey_model::{Card, Content, Id, Journey};

use super::files::{save, save_question};
use crate::decisions::{Heads, csv, decisions, markdown};
use crate::host::FileKind;
use crate::open::Asked;
use crate::protocol::*;
use crate::{App, AppError};

/// What boards are made of.
pub(super) fn view(app: &App, params: NamedMap) -> Result<BoardsView, AppError> {
    let today = app.host.today();
    app.opened()?
        .ask(params.map, |Asked { journey, revision, .. }: Asked| BoardsView {
            revision,
            today,
            stages: stages(journey),
            cards: cards(journey),
            curves: curves(journey),
            decisions: decisions(journey),
        })
}

fn stages(journey: &Journey) -> Vec<BoardStage> {
    let stages = journey.stages().into_iter().enumerate().map(|(place, stage)| {
        let steps = journey.steps_of(stage.id).into_iter().map(|step| BoardStep {
            id: step.id,
            name: step.name.clone(),
        });
        BoardStage {
            id: stage.id,
            name: stage.name.clone(),
            hue: stage.hue.unwrap_or((place % 8) as u8),
            steps: steps.collect(),
        }
    });
    stages.collect()
}

fn cards(journey: &Journey) -> Vec<BoardCard> {
    let steps: BTreeMap<Id, usize> = places(journey.steps().into_iter().map(|step| step.id));
    let lanes: BTreeMap<Id, usize> = places(journey.lanes().into_iter().map(|lane| lane.id));
    let shown = |card: &&Card| {
        use Content::{Emotion, Opportunity, Pain, Touchpoint};
        matches!(card.content, Opportunity(_) | Pain(_) | Touchpoint(_) | Emotion(_))
    };
    let mut found: Vec<_> = journey
        .cards()
        .filter(shown)
        .filter_map(|card| {
            let key = match card.place {
                Some(place) => (false, *steps.get(&place.step)?, *lanes.get(&place.lane)?),
                None => (true, 0, 0),
            };
            Some(((key, &card.order, card.id), card))
        })
        .collect();
    found.sort_by_key(|(key, _)| *key);
    let board = |card: &Card| {
        let lane = card.place.and_then(|place| journey.lane(place.lane));
        BoardCard {
            id: card.id,
            text: card.text.clone(),
            place: card.place,
            actor: card.actor,
            basis: card.evidence.basis,
            locked: lane.is_some_and(|lane| lane.locked),
            content: card.content.clone(),
        }
    };
    found.into_iter().map(|(_, card)| board(card)).collect()
}

fn curves(journey: &Journey) -> BoardCurves {
    let found = compared_curves(journey);
    let rule = |&(score, y): &(f64, f32)| BoardRule {
        score,
        y,
        neutral: (score - found.neutral).abs() < f64::EPSILON,
    };
    let rules = found.rules.iter().map(rule).collect();
    let curves = found.curves.into_iter().map(curve).collect();
    BoardCurves { rules, curves }
}

fn curve(found: ComparedCurve) -> BoardCurve {
    let points = found.points.into_iter().map(|point| BoardPoint {
        card: point.card,
        step: point.step,
        score: point.score,
        assumed: point.assumed,
        x: point.at.x,
        y: point.at.y,
    });
    BoardCurve {
        actor: found.actor,
        width: found.width,
        dash: found.dash,
        points: points.collect(),
        line: found.line,
    }
}

fn places(ids: impl Iterator<Item = Id>) -> BTreeMap<Id, usize> {
    ids.enumerate().map(|(place, id)| (id, place)).collect()
}

/// Writes what was decided on a map to a file.
pub(super) fn export(app: &App, params: &ExportDecisions) -> Result<FileWritten, AppError> {
    let journey = app.journey(params.map)?;
    let heads = Heads::of(params.language)?;
    let (title, today, list) = (&journey.about().title, app.host.today(), decisions(&journey));
    let (extension, text) = match params.form {
        DecisionsForm::Csv => ("csv", csv(&list, &heads, today)),
        DecisionsForm::Markdown => ("md", markdown(title, &list, &heads, today)),
    };
    let question = save_question(title, extension, FileKind::List);
    save(app, params.path.as_deref(), &question, text.as_bytes())
}

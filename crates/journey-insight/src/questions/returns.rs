//! Returns: how often people go from the screen into the world and back.

use journey_model::{Actor, Family, Id};

use crate::ground::Ground;
use crate::{Finding, Kind, Limit, Weight};

/// Of every actor who has a path; where none has, of all paths on the map together.
pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let paths = ground
        .actors
        .iter()
        .map(|actor| (*actor, ground.path(actor)))
        .filter(|(_, path)| path.len() > 1);
    let paths: Vec<(&Actor, Vec<usize>)> = paths.collect();
    if paths.is_empty() {
        return of_map(ground).into_iter().collect();
    }
    paths
        .into_iter()
        .filter_map(|(actor, path)| of_path(ground, actor, &path))
        .collect()
}

/// The way somebody turns between two touchpoints; `None` where both are on the same side, or one on neither.
fn turn(ground: &Ground, from: usize, to: usize) -> Option<Family> {
    let family = |at: usize| ground.touchpoints.get(at).map(|laid| laid.is.family);
    match (family(from)?, family(to)?) {
        (Family::Digital, Family::Physical) => Some(Family::Physical),
        (Family::Physical, Family::Digital) => Some(Family::Digital),
        _ => None,
    }
}

/// Talking to people stands between neither: the path turns where the screen comes after the world or the other way round.
fn of_path(ground: &Ground, actor: &Actor, path: &[usize]) -> Option<Finding> {
    let is_sided = |at: &&usize| {
        ground
            .touchpoints
            .get(**at)
            .is_some_and(|laid| laid.is.family != Family::Relational)
    };
    let sided: Vec<usize> = path.iter().filter(is_sided).copied().collect();
    let turns = sided
        .windows(2)
        .filter_map(|pair| Some((pair[1], turn(ground, pair[0], pair[1])?)));
    let turns: Vec<(usize, Family)> = turns.collect();
    // The first turn leaves where the path began; every other one comes back.
    let returns = turns.len().saturating_sub(1);
    let to = |family| turns.iter().filter(|(_, to)| *to == family).count();
    let places = turns.iter().map(|(at, _)| *at).collect();
    let finding = found(ground, places, returns, to(Family::Physical), to(Family::Digital))?;
    Some(finding.text("actor", &actor.name).beside(actor.id))
}

fn of_map(ground: &Ground) -> Option<Finding> {
    let turns = ground
        .ways
        .iter()
        .filter_map(|(from, to)| Some((*to, turn(ground, *from, *to)?)));
    let turns: Vec<(usize, Family)> = turns.collect();
    let to = |family| turns.iter().filter(|(_, to)| *to == family).count();
    let (physical, digital) = (to(Family::Physical), to(Family::Digital));
    let places = turns.iter().map(|(at, _)| *at).collect();
    found(ground, places, physical.min(digital), physical, digital)
}

fn found(ground: &Ground, mut places: Vec<usize>, returns: usize, physical: usize, digital: usize) -> Option<Finding> {
    if (returns as f64) < ground.limit(Limit::Returns) {
        return None;
    }
    places.sort_unstable();
    places.dedup();
    let places: Vec<Id> = places
        .into_iter()
        .filter_map(|at| Some(ground.touchpoints.get(at)?.card.id))
        .collect();
    let finding = Finding::new(Kind::Returns, Weight::Light, places).count("returns", returns);
    Some(finding.count("to_physical", physical).count("to_digital", digital))
}

//! Curves of the last scene, used again while nothing about them changes.

use std::sync::Arc;

use journey_model::{Actor, Card, Id, Lane, Scale};
use journey_scene::{HitRegion, Point, Shared};

use super::lane::{Curves, Feelings, draw};
use crate::Look;
use crate::text::Typesetter;

/// The lane's upper edge and whether it is locked, and the points on the map.
type PlacedPoints = ((f32, bool), Vec<Shared<HitRegion>>);

/// Curves of the last scene, and what they were drawn from.
pub(crate) struct KeptCurves {
    cards: Vec<(usize, Card)>,
    columns: Vec<(f32, f32, bool)>,
    actors: Vec<Actor>,
    main: Option<Id>,
    scale: Scale,
    lengths: [f32; 3],
    curves: Arc<Curves>,
    points: Option<PlacedPoints>,
}

/// The curves of a lane: those of the last scene when nothing about them changed.
pub(crate) fn curves(lane: Id, feelings: Feelings, look: Look, setter: &mut Typesetter) -> Arc<Curves> {
    setter.memory.attend(look);
    let all = feelings.columns.all().iter();
    let columns: Vec<(f32, f32, bool)> = all.map(|column| (column.x, column.w, column.collapsed)).collect();
    let lengths = [feelings.columns.right(), feelings.least, feelings.factor];
    if let Some(kept) = setter.memory.curves.get(&lane) {
        let cards = kept.cards.iter().map(|(at, card)| (*at, card));
        if kept.columns == columns
            && kept.lengths == lengths
            && kept.scale == feelings.scale
            && kept.main == feelings.main
            && kept.actors.iter().eq(feelings.actors.iter().copied())
            && cards.eq(feelings.cards.iter().copied())
        {
            return Arc::clone(&kept.curves);
        }
    }
    let curves = Arc::new(draw(feelings, look, setter));
    let kept = KeptCurves {
        cards: feelings.cards.iter().map(|(at, card)| (*at, (*card).clone())).collect(),
        columns,
        actors: feelings.actors.iter().map(|actor| (*actor).clone()).collect(),
        main: feelings.main,
        scale: feelings.scale,
        lengths,
        curves: Arc::clone(&curves),
        points: None,
    };
    setter.memory.curves.insert(lane, kept);
    curves
}

/// Where the points of a lane with its upper edge at `top` can be pointed at.
pub(crate) fn points(lane: &Lane, curves: &Arc<Curves>, top: f32, setter: &mut Typesetter) -> Vec<Shared<HitRegion>> {
    let place = (top, lane.locked);
    let kept = setter.memory.curves.get_mut(&lane.id);
    let mut kept = kept.filter(|kept| Arc::ptr_eq(&kept.curves, curves));
    if let Some((at, points)) = kept.as_ref().and_then(|kept| kept.points.as_ref())
        && *at == place
    {
        return points.clone();
    }
    let placed = |point: &HitRegion| {
        let region = HitRegion {
            locked: lane.locked,
            ..point.clone().placed(1.0, Point::new(0.0, top))
        };
        Shared::from(region)
    };
    let points: Vec<Shared<HitRegion>> = curves.points.iter().map(placed).collect();
    if let Some(kept) = &mut kept {
        kept.points = Some((place, points.clone()));
    }
    points
}

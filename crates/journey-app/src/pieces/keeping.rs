//! A piece of one's own: made of cards of a map, or brought back from a window that still has it.

use std::collections::{BTreeMap, BTreeSet};

use journey_model::{
    Basis, Card, Content, Emotion, Evidence, Id, Journey, LaneKind, Metric, Opportunity, Piece, PieceCard, PieceLane,
    Refusal, Scale,
};
use journey_store::OwnPiece;

use super::shelves::lane_of;
use crate::protocol::{KeepPiece, KeptPiece, NamePiece, NamedPiece};
use crate::{App, AppError, ErrorCode};

/// The most cards of one piece: beyond that it is a map.
const MAX_CARDS: usize = 200;
/// The most characters of a piece's name.
const MAX_NAME: usize = 120;
/// The most bytes of a piece.
const MAX_BYTES: usize = 1_000_000;

/// Keeps cards of a map, the links among them included.
pub(crate) fn keep(app: &App, params: &KeepPiece, id: Id) -> Result<KeptPiece, AppError> {
    let mut open = app.opened()?;
    let piece = open.ask(params.map, |map| piece_of(map.journey, &params.cards))??;
    let name = piece.cards.first().map_or("", |held| held.card.text.as_str());
    let own = OwnPiece {
        id,
        name: named(name),
        added: app.host.now(),
        piece,
    };
    open.library.keep_piece(&own)?;
    Ok(own.into())
}

/// Keeps a piece again that was removed, as the window still has it.
pub(crate) fn bring_back(app: &App, kept: KeptPiece) -> Result<(), AppError> {
    check(&kept.piece)?;
    let own = OwnPiece {
        id: kept.id,
        name: named(&kept.name),
        added: kept.added,
        piece: kept.piece,
    };
    Ok(app.opened()?.library.keep_piece(&own)?)
}

/// Gives a piece another name. An empty one leaves it as it was called.
pub(crate) fn name(app: &App, params: &NamePiece) -> Result<(), AppError> {
    let mut open = app.opened()?;
    let known = open
        .library
        .pieces()?
        .into_iter()
        .find(|piece| piece.id == params.piece);
    let mut piece = known.ok_or_else(gone)?;
    let name = named(&params.name);
    if name.is_empty() || name == piece.name {
        return Ok(());
    }
    piece.name = name;
    Ok(open.library.keep_piece(&piece)?)
}

/// Takes a piece away.
pub(crate) fn remove(app: &App, params: NamedPiece) -> Result<(), AppError> {
    let taken = app.opened()?.library.remove_piece(params.piece)?;
    if taken { Ok(()) } else { Err(gone()) }
}

fn gone() -> AppError {
    AppError::new(ErrorCode::Stale, "the piece is no longer in the library")
}

/// A text as a name: one line, not too long.
fn named(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MAX_NAME) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

fn piece_of(journey: &Journey, ids: &[Id]) -> Result<Piece, AppError> {
    let wanted: BTreeSet<Id> = ids.iter().copied().collect();
    let mut cards: Vec<&Card> = wanted.iter().filter_map(|id| journey.card(*id)).collect();
    if cards.is_empty() {
        return Err(AppError::new(
            ErrorCode::ElementNotFound,
            "none of these is a card of the map",
        ));
    }
    if cards.len() > MAX_CARDS {
        return Err(too_many());
    }
    let stages = journey.stages();
    let steps = stages.iter().flat_map(|stage| journey.steps_of(stage.id));
    let columns: BTreeMap<Id, u32> = steps.map(|step| step.id).zip(0..).collect();
    let lanes = journey.lanes();
    let row = |card: &Card| {
        lanes
            .iter()
            .position(|lane| card.place.is_some_and(|place| place.lane == lane.id))
    };
    let column = |card: &Card| card.place.and_then(|place| columns.get(&place.step).copied());
    cards.sort_by_key(|card| (column(card), row(card), card.order.clone()));
    let first = cards.iter().filter_map(|card| column(card)).min().unwrap_or(0);
    let mut rows: Vec<(Option<usize>, LaneKind)> =
        cards.iter().map(|card| (row(card), lane_of(&card.content))).collect();
    rows.sort();
    rows.dedup();
    let held = cards.iter().map(|card| {
        let here = (row(card), lane_of(&card.content));
        PieceCard {
            lane: rows.iter().position(|known| *known == here).map_or(0, |at| at as u32),
            step: column(card).map_or(0, |column| column - first),
            span: card.place.map_or(1, |place| place.span),
            card: bare(card, journey.about().scale),
        }
    });
    let joined = cards.iter().flat_map(|card| journey.links_of(card.id));
    let links: BTreeMap<Id, _> = joined
        .filter(|link| wanted.contains(&link.from) && wanted.contains(&link.to))
        .filter(|link| journey.card(link.from).is_some() && journey.card(link.to).is_some())
        .map(|link| (link.id, link.clone()))
        .collect();
    let piece = Piece {
        cards: held.collect(),
        lanes: rows
            .iter()
            .map(|(row, kind)| {
                let lane = row.and_then(|row| lanes.get(row));
                PieceLane {
                    name: lane.map_or(String::new(), |lane| lane.name.clone()),
                    kind: lane.map_or(*kind, |lane| lane.kind),
                }
            })
            .collect(),
        links: links.into_values().collect(),
    };
    check(&piece)?;
    Ok(piece)
}

/// A card without what is of its map only: whose it is, where and when it was seen, what was measured, who sees to it. What was
/// observed here has not been observed there.
fn bare(card: &Card, scale: Scale) -> Card {
    Card {
        place: None,
        actor: None,
        personal: None,
        evidence: Evidence {
            basis: match card.evidence.basis {
                Basis::Observed | Basis::Assumed => Basis::Assumed,
                Basis::Proposed => Basis::Proposed,
            },
            ..Evidence::default()
        },
        content: match &card.content {
            Content::Emotion(emotion) => Content::Emotion(Emotion {
                score: share(emotion.score, scale),
            }),
            Content::Opportunity(opportunity) => Content::Opportunity(Opportunity {
                impact: opportunity.impact,
                effort: opportunity.effort,
                next: opportunity.next.clone(),
                ..Opportunity::default()
            }),
            Content::Metric(metric) => Content::Metric(Metric {
                actual: None,
                period: String::new(),
                ..metric.clone()
            }),
            content => content.clone(),
        },
        ..card.clone()
    }
}

/// A score as a share of its side of the scale.
fn share(score: f64, scale: Scale) -> f64 {
    let neutral = if scale.min < 0.0 && scale.max > 0.0 {
        0.0
    } else {
        f64::midpoint(scale.min, scale.max)
    };
    let side = if score < neutral {
        neutral - scale.min
    } else {
        scale.max - neutral
    };
    let share = (score - neutral) / side;
    if share.is_finite() { share } else { 0.0 }
}

/// Refuses what can be no piece. A window sends what it was given before; anybody else may send anything.
fn check(piece: &Piece) -> Result<(), AppError> {
    if piece.cards.len() > MAX_CARDS || piece.links.len() > MAX_CARDS * 4 || piece.lanes.len() > MAX_CARDS {
        return Err(too_many());
    }
    let ids: BTreeSet<Id> = piece.cards.iter().map(|held| held.card.id).collect();
    let placed = |held: &PieceCard| (held.lane as usize) < piece.lanes.len() && held.step < 1_000 && held.span >= 1;
    let sound = !piece.cards.is_empty()
        && ids.len() == piece.cards.len()
        && piece.cards.iter().all(placed)
        && piece
            .links
            .iter()
            .all(|link| ids.contains(&link.from) && ids.contains(&link.to));
    if !sound {
        return Err(AppError::new(ErrorCode::BadParameters, "this is no piece"));
    }
    let bytes = serde_json::to_vec(piece).map_err(AppError::bug)?.len();
    if bytes > MAX_BYTES {
        return Err(Refusal::TooLong { max: MAX_BYTES as u32 }.into());
    }
    Ok(())
}

fn too_many() -> AppError {
    Refusal::TooMany { max: MAX_CARDS as u32 }.into()
}

//! The part of a map that mermaid's journey diagram can show.

use std::fmt::Write;

use journey_model::{Content, Journey, Step};

/// Scores of the diagram: from 1 to 5.
const LOWEST: f64 = 1.0;
const HIGHEST: f64 = 5.0;

/// The map's title, stages, steps, scores and actors, in mermaid's language.
pub fn diagram(journey: &Journey) -> String {
    let mut text = format!("journey\n  title {}\n", plain(&journey.about().title));
    for stage in journey.stages() {
        writeln!(text, "  section {}", plain(&stage.name)).unwrap();
        for step in journey.steps_of(stage.id) {
            let (score, actors) = feeling(journey, step);
            writeln!(text, "    {}: {score}: {}", plain(&step.name), actors.join(", ")).unwrap();
        }
    }
    text
}

/// The names that the diagram shows: the texts to look for in what comes out.
pub fn texts(journey: &Journey) -> Vec<String> {
    let stages = journey.stages().into_iter().map(|stage| plain(&stage.name));
    let steps = journey.steps().into_iter().map(|step| plain(&step.name));
    stages.chain(steps).collect()
}

/// The mean score of a step's emotions on mermaid's scale, and whose they are.
fn feeling(journey: &Journey, step: &Step) -> (u8, Vec<String>) {
    let scale = journey.about().scale;
    let here = journey
        .cards()
        .filter(|card| card.place.is_some_and(|place| place.step == step.id));
    let felt: Vec<_> = here
        .filter_map(|card| match &card.content {
            Content::Emotion(emotion) => Some((emotion.score, card.actor)),
            _ => None,
        })
        .collect();
    let mean = felt.iter().map(|(score, _)| score).sum::<f64>() / felt.len().max(1) as f64;
    let share = if felt.is_empty() {
        0.5
    } else {
        (mean - scale.min) / (scale.max - scale.min)
    };
    let score = (LOWEST + share.clamp(0.0, 1.0) * (HIGHEST - LOWEST)).round() as u8;
    let named = felt.iter().filter_map(|(_, actor)| journey.actor((*actor)?));
    let mut actors: Vec<String> = named.map(|actor| plain(&actor.name)).collect();
    actors.sort();
    actors.dedup();
    if actors.is_empty() {
        actors.extend(journey.main_actor().map(|actor| plain(&actor.name)));
    }
    (score, actors)
}

/// A text without the characters that the language uses itself.
fn plain(text: &str) -> String {
    let kept = |character: char| {
        if matches!(character, ':' | ';' | '#' | ',' | '\n') {
            ' '
        } else {
            character
        }
    };
    text.chars()
        .map(kept)
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

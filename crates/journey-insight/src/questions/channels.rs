//! Channels that a path crosses, against those that purchases cross on average.

use std::collections::BTreeMap;

use journey_model::{Actor, Id};

use crate::ground::Ground;
use crate::{Fact, Finding, Kind, Limit, Weight};

/// A path with fewer touchpoints than this is only begun.
const BEGUN: usize = 3;

/// Of every actor who has a path; where none has, of the map as a whole.
pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let paths = ground.actors.iter().map(|actor| (Some(*actor), ground.path(actor)));
    let mut paths: Vec<(Option<&Actor>, Vec<usize>)> = paths.filter(|(_, path)| !path.is_empty()).collect();
    if paths.is_empty() {
        paths.push((None, (0..ground.touchpoints.len()).collect()));
    }
    paths
        .into_iter()
        .filter_map(|(actor, path)| few(ground, actor, path))
        .collect()
}

fn few(ground: &Ground, actor: Option<&Actor>, mut path: Vec<usize>) -> Option<Finding> {
    path.sort_unstable();
    path.dedup();
    if path.len() < BEGUN {
        return None;
    }
    let met = path.iter().filter_map(|at| ground.touchpoints.get(*at));
    // Where nobody wrote a channel, nobody knows how many there are.
    let mut channels: BTreeMap<String, &str> = BTreeMap::new();
    let mut places: Vec<Id> = Vec::new();
    for laid in met {
        let channel = laid.is.channel.trim();
        if !channel.is_empty() {
            channels.entry(channel.to_lowercase()).or_insert(channel);
        }
        places.push(laid.card.id);
    }
    let average = ground.limit(Limit::ChannelsAverage);
    if channels.is_empty() || channels.len() as f64 >= ground.limit(Limit::ChannelsShare) * average {
        return None;
    }
    let names = channels.values().map(|name| (*name).to_owned()).collect();
    let finding = Finding::new(Kind::FewChannels, Weight::Light, places)
        .count("channels", channels.len())
        .number("average", average)
        .with("names", Fact::Texts(names));
    Some(match actor {
        Some(actor) => finding.text("actor", &actor.name).beside(actor.id),
        None => finding,
    })
}

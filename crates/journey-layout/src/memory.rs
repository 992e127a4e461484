//! What was drawn last time. It changes how long a drawing takes, never what it shows: everything kept is compared with
//! what is wanted before it is used again.

use std::collections::HashMap;
use std::sync::Arc;

use journey_model::{Card, Id, Stamp};

use crate::card::Known;
use crate::emotion::KeptCurves;
use crate::link::KeptLinks;
use crate::look::{Icons, Theme};
use crate::map::KeptCell;
use crate::outline::KeptOutline;
use crate::{Look, Words};

/// Finished parts of the last scenes.
#[derive(Default)]
pub(crate) struct Memory {
    /// Which scene this is, counted.
    scene: u64,
    /// The look that everything kept was drawn with; whether this scene's has been compared with it.
    look: Option<(Theme, Icons, Words)>,
    attended: bool,
    cards: KeptCards,
    /// Curves by lane.
    pub curves: HashMap<Id, KeptCurves>,
    /// Links between cards.
    pub links: Option<KeptLinks>,
    /// Cells by lane, from left to right.
    pub cells: HashMap<Id, Vec<KeptCell>>,
    /// The list for readers.
    pub outline: KeptOutline,
}

/// Cards, each at each of its widths.
#[derive(Default)]
struct KeptCards {
    /// In the order in which they were measured first.
    list: Vec<KeptCard>,
    // Only looked up, never iterated: its order does not matter.
    places: HashMap<(Id, u32), usize>,
    /// Behind the one that was asked for last: mostly the next one is asked for then, and is there without a look.
    next: usize,
}

impl KeptCards {
    fn find(&mut self, id: Id, width: f32) -> Option<&mut KeptCard> {
        let name = (id, width.to_bits());
        let is_it = |kept: &KeptCard| (kept.id, kept.width) == name;
        let at = if self.list.get(self.next).is_some_and(is_it) {
            self.next
        } else {
            *self.places.get(&name)?
        };
        self.next = at + 1;
        self.list.get_mut(at)
    }

    fn keep(&mut self, kept: KeptCard) {
        let name = (kept.id, kept.width);
        match self.places.get(&name).and_then(|&at| self.list.get_mut(at)) {
            Some(former) => *former = kept,
            None => {
                self.places.insert(name, self.list.len());
                self.list.push(kept);
            }
        }
    }

    /// Forgets those that no scene has shown since this one.
    fn forget_before(&mut self, scene: u64) {
        let before = self.list.len();
        self.list.retain(|kept| kept.scene >= scene);
        if self.list.len() < before {
            let named = self.list.iter().enumerate();
            self.places = named.map(|(at, kept)| ((kept.id, kept.width), at)).collect();
        }
    }
}

struct KeptCard {
    id: Id,
    /// The bits of its width.
    width: u32,
    /// The last scene that showed it.
    scene: u64,
    /// Of the card, where that was known.
    stamp: Option<Stamp>,
    /// Behind a pointer: it is hardly ever looked at.
    card: Box<Card>,
    picture: Option<(u32, u32)>,
    known: Arc<Known>,
}

/// A card that no scene showed for so long is forgotten: a poster is laid out in two passes between two screens.
const FORGOTTEN_AFTER: u64 = 4;

impl Memory {
    /// To be called before a scene is laid out.
    pub fn begin(&mut self) {
        self.scene += 1;
        self.attended = false;
        // A look at every card costs, so only every few scenes.
        if self.scene.is_multiple_of(FORGOTTEN_AFTER) {
            self.cards
                .forget_before((self.scene + 1).saturating_sub(FORGOTTEN_AFTER));
        }
    }

    /// Forgets everything that was drawn with another look.
    pub fn attend(&mut self, look: Look) {
        if self.attended {
            return;
        }
        self.attended = true;
        let same = |(theme, icons, words): &(Theme, Icons, Words)| {
            (theme, words) == (look.theme, look.words) && icons == look.icons
        };
        if !self.look.as_ref().is_some_and(same) {
            self.look = Some((look.theme.clone(), look.icons.clone(), look.words.clone()));
            self.cards = KeptCards::default();
            self.curves.clear();
            self.links = None;
            self.outline = KeptOutline::default();
        }
    }

    /// How many cards are known, each at each of its widths.
    pub fn cards(&self) -> usize {
        self.cards.list.len()
    }

    /// What is known of a card at a width, when it is as it was.
    pub fn known(
        &mut self,
        (card, stamp): (&Card, Option<Stamp>),
        width: f32,
        picture: Option<(u32, u32)>,
    ) -> Option<Arc<Known>> {
        let kept = self.cards.find(card.id, width)?;
        let is_same = stamp.is_some() && kept.stamp == stamp;
        if (!is_same && *kept.card != *card) || kept.picture != picture {
            return None;
        }
        kept.stamp = stamp.or(kept.stamp);
        kept.scene = self.scene;
        Some(Arc::clone(&kept.known))
    }

    /// Keeps what is known of a card.
    pub fn keep(
        &mut self,
        (card, stamp): (&Card, Option<Stamp>),
        width: f32,
        picture: Option<(u32, u32)>,
        known: &Arc<Known>,
    ) {
        self.cards.keep(KeptCard {
            id: card.id,
            width: width.to_bits(),
            scene: self.scene,
            stamp,
            card: Box::new(card.clone()),
            picture,
            known: Arc::clone(known),
        });
    }
}

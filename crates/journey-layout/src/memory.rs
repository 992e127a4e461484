//! What was drawn last time. It changes how long a drawing takes, never what it shows: everything kept is compared with
//! what is wanted before it is used again.

use std::collections::HashMap;
use std::sync::Arc;

use journey_model::{Card, Id};

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
    // Only looked up, never iterated for drawing: its order does not matter.
    cards: HashMap<(Id, u32), KeptCard>,
    /// Curves by lane.
    pub curves: HashMap<Id, KeptCurves>,
    /// Links between cards.
    pub links: Option<KeptLinks>,
    /// Cells by lane, from left to right.
    pub cells: HashMap<Id, Vec<KeptCell>>,
    /// The list for readers.
    pub outline: KeptOutline,
}

struct KeptCard {
    /// The last scene that showed it.
    scene: u64,
    card: Card,
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
            let scene = self.scene;
            self.cards.retain(|_, kept| kept.scene + FORGOTTEN_AFTER > scene);
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
            self.cards.clear();
            self.curves.clear();
            self.links = None;
            self.outline = KeptOutline::default();
        }
    }

    /// How many cards are known, each at each of its widths.
    pub fn cards(&self) -> usize {
        self.cards.len()
    }

    /// What is known of a card at a width, when it is as it was.
    pub fn known(&mut self, card: &Card, width: f32, picture: Option<(u32, u32)>) -> Option<Arc<Known>> {
        let kept = self.cards.get_mut(&(card.id, width.to_bits()))?;
        if kept.card != *card || kept.picture != picture {
            return None;
        }
        kept.scene = self.scene;
        Some(Arc::clone(&kept.known))
    }

    /// Keeps what is known of a card.
    pub fn keep(&mut self, card: &Card, width: f32, picture: Option<(u32, u32)>, known: &Arc<Known>) {
        let kept = KeptCard {
            scene: self.scene,
            card: card.clone(),
            picture,
            known: Arc::clone(known),
        };
        self.cards.insert((card.id, width.to_bits()), kept);
    }
}

//! The lengths that the map is built from, in points at its nominal size.

/// Distance from one column's left edge to the next one's.
pub const PITCH: f32 = 132.0;
/// Distance from a collapsed stage's left edge to the next column's.
pub const COLLAPSED: f32 = 62.0;
/// Free space between columns, where rules and links run.
pub const GUTTER: f32 = 12.0;
/// Width of the lane heads at the left.
pub const LANE_HEAD: f32 = 132.0;
/// Padding of a card.
pub const PADDING: f32 = 8.0;
/// Free space above and below the cards of a lane.
pub const LANE_PADDING: f32 = 11.0;
/// Free space between two cards of a cell.
pub const STACK_GAP: f32 = 7.0;
/// How far the point of a ribbon's chevron reaches.
pub const CHEVRON_TIP: f32 = 11.0;
/// Free space between two chevrons.
pub const CHEVRON_GAP: f32 = 3.0;
/// Height of the ribbon without and with captions.
pub const RIBBON: (f32, f32) = (36.0, 46.0);
/// Height of one track of loops above the ribbon.
pub const LOOP_TRACK: f32 = 22.0;
/// Height of a segment's pill.
pub const SEGMENT: f32 = 19.0;
/// Radius of an ordinary card's corners.
pub const CARD_RADIUS: f32 = 4.0;
/// Radius of an opportunity's corners.
pub const OPPORTUNITY_RADIUS: f32 = 12.0;
/// How much of a pain point's upper right corner is cut off.
pub const PAIN_CUT: f32 = 12.0;
/// Width of card edges.
pub const EDGE: f32 = 1.25;
/// Height of one unit of emotion at the least.
pub const EMOTION_UNIT: f32 = 38.0;
/// Space for words above and below the emotion scale.
pub const EMOTION_MARGIN: f32 = 58.0;
/// Radius of the main actor's faces and of the others'.
pub const FACE: (f32, f32) = (11.5, 8.0);
/// Height of a folded lane at the least.
pub const FOLDED: f32 = 30.0;
/// Width and height of the number of cards that a collapsed stage shows in place of them.
pub const TALLY: (f32, f32) = (26.0, 18.0);

/// Parts of a point that places are rounded to.
const PARTS: f32 = 64.0;

/// The nearest place on a grid of sixty-fourths of a point, which nobody can see. Sums of such numbers are exact in single
/// precision: what an edit pushes down moves by the same distance everywhere, and a patch says so in a few words.
pub fn snapped(place: f32) -> f32 {
    (place * PARTS).round() / PARTS
}

/// The next length up on the same grid.
pub fn snapped_up(length: f32) -> f32 {
    (length * PARTS).ceil() / PARTS
}

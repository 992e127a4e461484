//! A drawing in two appearances at once: every colour stands for what it is in the light and in the dark.
//!
//! Layout is the same in both, so that the two drawings differ in colours only. Each pair of colours gets a number, the
//! drawing is written once with the numbers, and the page's style sheet says what they are.

use std::collections::BTreeMap;

use journey_scene::{Color, Fill, Group, Item, Path, Scene, Shape, Stroke, TextRun};

/// The pairs of colours of a drawing: in the light and in the dark.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    numbers: BTreeMap<(Color, Color), u32>,
}

impl Pairs {
    /// What stands in the style sheet for a colour that [`Pairs::coded`] has written into a drawing.
    pub fn name(color: Color) -> String {
        let number = u32::from_be_bytes([0, color.r, color.g, color.b]);
        format!("var(--c{number})")
    }

    /// The colours as declarations, those of the dark or those of the light.
    pub fn declarations(&self, dark: bool) -> String {
        let mut numbered: Vec<(u32, Color)> = self
            .numbers
            .iter()
            .map(|((light, shade), number)| (*number, if dark { *shade } else { *light }))
            .collect();
        numbered.sort();
        let declared = numbered.into_iter().map(|(number, color)| {
            let Color { r, g, b, a } = color;
            let alpha = if a == 255 { String::new() } else { format!("{a:02x}") };
            format!("--c{number}:#{r:02x}{g:02x}{b:02x}{alpha};")
        });
        declared.collect()
    }

    /// The drawing with the numbers of its pairs in place of colours. What is not to be seen in either stays so.
    pub fn coded(&mut self, light: &Scene, dark: &Scene) -> Scene {
        let groups = light.groups.iter().enumerate();
        let groups = groups.map(|(place, group)| self.group(group, dark.groups.get(place).unwrap_or(group)));
        Scene {
            paper: Color::default(),
            groups: groups.collect(),
            hits: Vec::new(),
            outline: Vec::new(),
            scales: Vec::new(),
            ..light.clone()
        }
    }

    fn pair(&mut self, light: Color, dark: Color) -> Color {
        if light.a == 0 && dark.a == 0 {
            return Color::default();
        }
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry((light, dark)).or_insert(next);
        let [_, r, g, b] = number.to_be_bytes();
        Color { r, g, b, a: 255 }
    }

    fn group(&mut self, light: &Group, dark: &Group) -> Group {
        let items = light.items.iter().enumerate();
        let items = items.map(|(place, item)| self.item(item, dark.items.get(place).unwrap_or(item)));
        Group {
            items: items.collect(),
            ..light.clone()
        }
    }

    fn item(&mut self, light: &Item, dark: &Item) -> Item {
        match (light, dark) {
            (Item::Group(light), Item::Group(dark)) => Item::Group(self.group(light, dark)),
            (Item::Rect(light), Item::Rect(dark)) => Item::Rect(Shape {
                fill: light.fill.map(|color| self.pair(color, dark.fill.unwrap_or(color))),
                stroke: self.stroke(light.stroke, dark.stroke),
                ..light.clone()
            }),
            (Item::Path(light), Item::Path(dark)) => Item::Path(Path {
                fill: light.fill.map(|fill| Fill {
                    color: self.pair(fill.color, dark.fill.map_or(fill.color, |dark| dark.color)),
                    ..fill
                }),
                stroke: self.stroke(light.stroke, dark.stroke),
                ..light.clone()
            }),
            (Item::Text(light), Item::Text(dark)) => Item::Text(TextRun {
                color: self.pair(light.color, dark.color),
                ..light.clone()
            }),
            (Item::Image(_) | Item::Link(_), _) => light.clone(),
            // Another kind of item in the dark: a layout that draws what it does not draw in the light. It keeps its colour.
            (Item::Group(_) | Item::Rect(_) | Item::Path(_) | Item::Text(_), _) => self.item(light, light),
        }
    }

    fn stroke(&mut self, light: Option<Stroke>, dark: Option<Stroke>) -> Option<Stroke> {
        light.map(|stroke| Stroke {
            color: self.pair(stroke.color, dark.map_or(stroke.color, |dark| dark.color)),
            ..stroke
        })
    }
}

//! How much an SVG unfolds to, told before it is unfolded.
//!
//! A few lines can ask for more shapes than any machine can hold: uses of uses, patterns in patterns, a marker at each of
//! a million corners, entities of entities. What each element comes to is estimated here from above, each once.

use std::collections::{BTreeMap, BTreeSet};

use resvg::usvg::roxmltree::{Document, Node};

/// The most that an SVG may unfold to, in shapes and corners.
const MOST: f64 = 5e6;
/// The deepest that elements and references may lie in one another.
const DEEPEST: usize = 200;
/// The most bytes that entities may unfold to.
const MOST_TEXT: usize = 16 * 1024 * 1024;

/// Refuses entities that hold others, and those that unfold to too much. What is left are names for short texts, as drawing
/// programs write them.
pub(super) fn check_entities(text: &str) -> Result<(), &'static str> {
    if !text.contains("<!ENTITY") {
        return Ok(());
    }
    let declared = text
        .rfind("<!ENTITY")
        .and_then(|last| Some(last + text[last..].find('>')?));
    let Some(end) = declared else {
        return Err("an entity does not end");
    };
    let (declarations, content) = text.split_at(end);
    let nested = declarations
        .match_indices('&')
        .any(|(at, _)| !declarations[at + 1..].starts_with('#'));
    if nested {
        return Err("an entity holds another");
    }
    let used = content.matches('&').count();
    if used.saturating_mul(declarations.len()) > MOST_TEXT {
        return Err("its entities unfold to too much");
    }
    Ok(())
}

/// Refuses a document that unfolds to too much.
pub(super) fn check(document: &Document) -> Result<(), &'static str> {
    let mut costs = Costs {
        ids: BTreeMap::new(),
        rules: Vec::new(),
        elements: Memo::default(),
        corners: Memo::default(),
        whole: Memo::default(),
    };
    for node in document.descendants().filter(Node::is_element) {
        if node.ancestors().take(DEEPEST + 1).count() > DEEPEST {
            return Err("its elements lie too deep");
        }
        if let Some(id) = node.attribute("id") {
            costs.ids.entry(id).or_insert(node);
        }
    }
    for style in document
        .descendants()
        .filter(|node| node.has_tag_name("style") || node.tag_name().name() == "style")
    {
        let text: String = style.descendants().filter_map(|node| node.text()).collect();
        costs.read_rules(&text);
    }
    let whole = costs.whole(document.root_element(), 0)?;
    if whole > MOST {
        return Err("it unfolds to too much");
    }
    Ok(())
}

#[derive(Default)]
struct Memo {
    known: BTreeMap<usize, f64>,
    under_way: BTreeSet<usize>,
}

struct Costs<'a, 'input> {
    ids: BTreeMap<&'a str, Node<'a, 'input>>,
    /// Of the style sheet: words of the selectors, and what their declarations refer to. Taking any word for a match is
    /// more than a style sheet does, never less.
    rules: Vec<(BTreeSet<String>, Vec<Reference<'a, 'input>>)>,
    /// Elements that an element unfolds to.
    elements: Memo,
    /// Corners of their outlines.
    corners: Memo,
    /// All that is converted.
    whole: Memo,
}

#[derive(Clone, Copy)]
struct Reference<'a, 'input> {
    to: Node<'a, 'input>,
    reach: Reach,
}

/// What a reference touches.
#[derive(Clone, Copy, PartialEq)]
enum Reach {
    /// The element itself.
    Itself,
    /// Every element inside, which inherits it.
    Inside,
    /// Every corner of every outline inside.
    Corners,
}

impl<'a, 'input> Costs<'a, 'input> {
    fn read_rules(&mut self, text: &str) {
        for rule in text.split('}') {
            let Some((selector, declarations)) = rule.split_once('{') else {
                continue;
            };
            let references = self.references_in(declarations, Reach::Corners);
            if references.is_empty() {
                continue;
            }
            let words = selector.split(|letter: char| !(letter.is_alphanumeric() || "-_".contains(letter)));
            let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
            self.rules.push((words.collect(), references));
        }
    }

    fn references_in(&self, value: &str, reach: Reach) -> Vec<Reference<'a, 'input>> {
        let ends = |letter: char| ")'\"; ,".contains(letter) || letter.is_whitespace();
        let names = value
            .split('#')
            .skip(1)
            .map(|rest| rest.split(ends).next().unwrap_or_default());
        names
            .filter_map(|name| self.ids.get(name))
            .map(|to| Reference { to: *to, reach })
            .collect()
    }

    fn references(&self, node: Node<'a, 'input>) -> Vec<Reference<'a, 'input>> {
        let mut references = Vec::new();
        for attribute in node.attributes() {
            let reach = match attribute.name() {
                "href" | "clip-path" | "mask" | "filter" => Reach::Itself,
                "fill" | "stroke" => Reach::Inside,
                "style" if !attribute.value().contains("marker") => Reach::Inside,
                _ => Reach::Corners,
            };
            if attribute.value().contains('#') {
                references.extend(self.references_in(attribute.value(), reach));
            }
        }
        if self.rules.is_empty() {
            return references;
        }
        let class = node.attribute("class").unwrap_or_default().split_whitespace();
        let named: BTreeSet<&str> = class
            .chain(node.attribute("id"))
            .chain([node.tag_name().name()])
            .collect();
        for (words, of_rule) in &self.rules {
            if words.is_empty() || named.iter().any(|name| words.contains(*name)) {
                references.extend(of_rule);
            }
        }
        references
    }

    /// Walks into what an element holds and, for a use, what it refers to.
    fn unfolded(
        &mut self,
        node: Node<'a, 'input>,
        depth: usize,
        memo: fn(&mut Self) -> &mut Memo,
        own: fn(Node<'a, 'input>) -> f64,
    ) -> Result<f64, &'static str> {
        let key = node.id().get_usize();
        if let Some(known) = memo(self).known.get(&key) {
            return Ok(*known);
        }
        if depth > 2 * DEEPEST {
            return Err("its references lie too deep");
        }
        if !memo(self).under_way.insert(key) {
            return Ok(0.0);
        }
        let mut sum = own(node);
        for child in node.children().filter(Node::is_element) {
            sum += self.unfolded(child, depth + 1, memo, own)?;
        }
        for reference in self.references(node) {
            if reference.reach == Reach::Itself {
                sum += self.unfolded(reference.to, depth + 1, memo, own)?;
            }
        }
        memo(self).under_way.remove(&key);
        memo(self).known.insert(key, sum);
        Ok(sum)
    }

    fn elements(&mut self, node: Node<'a, 'input>, depth: usize) -> Result<f64, &'static str> {
        self.unfolded(node, depth, |costs| &mut costs.elements, |_| 1.0)
    }

    fn corners(&mut self, node: Node<'a, 'input>, depth: usize) -> Result<f64, &'static str> {
        let own = |node: Node| {
            let outline = node.attribute("d").or_else(|| node.attribute("points"));
            2.0 + outline.map_or(0.0, |outline| outline.len() as f64 / 2.0)
        };
        self.unfolded(node, depth, |costs| &mut costs.corners, own)
    }

    /// How often what is referred to is unfolded.
    fn times(&mut self, node: Node<'a, 'input>, reach: Reach, depth: usize) -> Result<f64, &'static str> {
        match reach {
            Reach::Itself => Ok(1.0),
            Reach::Inside => self.elements(node, depth),
            Reach::Corners => self.corners(node, depth),
        }
    }

    fn whole(&mut self, node: Node<'a, 'input>, depth: usize) -> Result<f64, &'static str> {
        let key = node.id().get_usize();
        if let Some(known) = self.whole.known.get(&key) {
            return Ok(*known);
        }
        if depth > 2 * DEEPEST {
            return Err("its references lie too deep");
        }
        if !self.whole.under_way.insert(key) {
            return Ok(0.0);
        }
        let outline = node.attribute("d").or_else(|| node.attribute("points"));
        let mut sum = 1.0 + outline.map_or(0.0, |outline| outline.len() as f64 / 16.0);
        for child in node.children().filter(Node::is_element) {
            sum += self.whole(child, depth + 1)?;
        }
        for reference in self.references(node) {
            let is_marker = reference.to.tag_name().name() == "marker";
            let reach = match reference.reach {
                Reach::Corners if !is_marker => Reach::Inside,
                reach => reach,
            };
            let times = self.times(node, reach, depth + 1)?;
            sum += times * self.referred(reference.to, depth + 1)?;
        }
        self.whole.under_way.remove(&key);
        self.whole.known.insert(key, sum);
        Ok(sum)
    }

    /// What is referred to also inherits from the elements around it.
    fn referred(&mut self, node: Node<'a, 'input>, depth: usize) -> Result<f64, &'static str> {
        let mut sum = self.whole(node, depth)?;
        for around in node.ancestors().skip(1).filter(Node::is_element) {
            for reference in self.references(around) {
                if reference.reach != Reach::Itself {
                    let times = self.times(node, reference.reach, depth + 1)?;
                    sum += times * self.whole(reference.to, depth + 1)?;
                }
            }
        }
        Ok(sum)
    }
}

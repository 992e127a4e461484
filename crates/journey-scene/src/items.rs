//! What a group paints, shared by its copies.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::Item;

/// Items in painting order. Copies share them: to copy a group that did not change, or to compare it with its copy, costs
/// the same however much it paints.
#[derive(Debug, Clone)]
pub struct Items(Arc<[Item]>);

impl Default for Items {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl Deref for Items {
    type Target = [Item];

    fn deref(&self) -> &[Item] {
        &self.0
    }
}

impl PartialEq for Items {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl From<Vec<Item>> for Items {
    fn from(items: Vec<Item>) -> Self {
        Self(items.into())
    }
}

impl FromIterator<Item> for Items {
    fn from_iter<T: IntoIterator<Item = Item>>(items: T) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<'a> IntoIterator for &'a Items {
    type Item = &'a Item;
    type IntoIter = std::slice::Iter<'a, Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Serialize for Items {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter())
    }
}

//! Map files that maps came from or went to: looked at now and then while their map is open, so that what others put there is
//! not missed. Never written by this.
//!
//! Sync folders come by many ways (another program renames, writes in pieces, mounts), and not all of them tell of a change;
//! so a file is looked at by its size and time, which costs next to nothing, and read only when those differ and have stood
//! still from one look to the next. What cannot be read then is half a file: it is looked at again when it has changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use journey_model::Id;
use journey_store::Library;
use serde::{Deserialize, Serialize};

use super::copy::{Copy, file_name};
use super::kinship::kinship;
use super::state::Ours;
use crate::disk::{MAX_MAP_FILE, read_limited};
use crate::protocol::{Kinship, Outside, OutsideFile};
use crate::{App, AppError};

/// The name among the preferences under which the files of maps stand.
const FILES: &str = "map_files";

/// The most maps whose files are remembered; of more the oldest are forgotten.
const MOST: usize = 100;

/// The most copies beside a file that are looked at.
const MOST_COPIES: usize = 20;

/// The file of a map, as it is remembered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct FileOfMap {
    map: Id,
    path: PathBuf,
    /// States that the user did not want to hear of.
    #[serde(default)]
    left: Vec<String>,
}

/// What a file looked like from outside.
type Look = (SystemTime, u64);

/// A file that was looked at.
struct Seen {
    look: Look,
    /// What it had in it; nothing before it was read, or while it cannot be.
    state: Option<State>,
    /// Whether it was read since it looked like this.
    read: bool,
}

struct State {
    hash: String,
    at: Option<i64>,
    /// Whether it is news for the map at this revision, once that was looked into.
    judged: Option<(u64, bool)>,
}

/// What is known of the files of one map.
#[derive(Default)]
struct OfMap {
    files: BTreeMap<PathBuf, Seen>,
    told: Vec<OutsideFile>,
    edition: u64,
}

/// Files that are watched.
#[derive(Default)]
pub(crate) struct Watch {
    maps: Mutex<BTreeMap<Id, OfMap>>,
}

/// Remembers the file that a map came from or went to. That it cannot be remembered is no reason to hold anybody up.
pub(crate) fn remember(library: &mut Library, map: Id, path: &Path) {
    let Ok(path) = std::path::absolute(path) else { return };
    let mut files = remembered(library);
    let known = files.iter().position(|file| file.map == map).map(|at| files.remove(at));
    let left = known
        .filter(|file| file.path == path)
        .map(|file| file.left)
        .unwrap_or_default();
    files.insert(0, FileOfMap { map, path, left });
    files.truncate(MOST);
    keep(library, &files);
}

/// The user does not want to hear of this state of a map's file.
pub(crate) fn leave(library: &mut Library, map: Id, hash: &str) {
    let mut files = remembered(library);
    if let Some(file) = files.iter_mut().find(|file| file.map == map)
        && !file.left.iter().any(|known| known == hash)
    {
        file.left.insert(0, hash.to_owned());
        file.left.truncate(MOST_COPIES);
        keep(library, &files);
    }
}

fn remembered(library: &Library) -> Vec<FileOfMap> {
    let value = library.preference(FILES).ok().flatten();
    value
        .and_then(|value| serde_json::from_value(value).ok())
        .unwrap_or_default()
}

fn keep(library: &mut Library, files: &[FileOfMap]) {
    if let Ok(value) = serde_json::to_value(files) {
        let _ = library.set_preference(FILES, &value);
    }
}

/// The paths of the files of all maps, the one that was remembered last first.
pub(super) fn files_of_maps(library: &Library) -> Vec<PathBuf> {
    remembered(library).into_iter().map(|file| file.path).collect()
}

impl Watch {
    /// Looks at a map's file, and at what lies beside it.
    pub fn look(&self, app: &App, map: Id) -> Result<Outside, AppError> {
        let of_map = {
            let open = app.opened_already()?;
            remembered(&open.library).into_iter().find(|file| file.map == map)
        };
        let mut maps = self.maps.lock().unwrap_or_else(PoisonError::into_inner);
        let known = maps.entry(map).or_default();
        let found = match of_map {
            // That the library cannot be read is told by the next call that needs it.
            Some(file) => known.look(app, &file).unwrap_or_else(|_| known.told.clone()),
            None => Vec::new(),
        };
        if found != known.told {
            known.told = found;
            known.edition += 1;
        }
        Ok(Outside {
            edition: known.edition,
            files: known.told.clone(),
        })
    }
}

impl OfMap {
    /// The files that have something in them that the map does not know.
    fn look(&mut self, app: &App, file: &FileOfMap) -> Result<Vec<OutsideFile>, AppError> {
        let mut paths = vec![file.path.clone()];
        paths.extend(copies_beside(&file.path));
        self.files.retain(|path, _| paths.contains(path));
        for path in &paths {
            self.look_at(path);
        }
        let (states, revision) = {
            let open = app.opened_already()?;
            (
                open.library.shared(file.map)?,
                open.ask(file.map, |asked| asked.revision)?,
            )
        };
        let mut news = Vec::new();
        for path in paths {
            let Some(state) = self.files.get_mut(&path).and_then(|seen| seen.state.as_mut()) else {
                continue;
            };
            let known = file.left.contains(&state.hash) || states.iter().any(|shared| shared.hash == state.hash);
            if !known && state.is_news(app, file.map, revision, &path)? {
                news.push(OutsideFile {
                    path: path.to_string_lossy().into_owned(),
                    name: file_name(&path),
                    hash: state.hash.clone(),
                    at: state.at,
                    copy: path != file.path,
                });
            }
        }
        Ok(news)
    }

    /// Reads a file that has changed and stands still.
    fn look_at(&mut self, path: &Path) {
        let Some(look) = look(path) else {
            // Some programs take a file away before they put the new one there.
            self.files.remove(path);
            return;
        };
        match self.files.get_mut(path) {
            Some(seen) if seen.look == look && seen.read => {}
            Some(seen) if seen.look == look => {
                seen.read = true;
                seen.state = read_quietly(path).map(|copy| State {
                    judged: None,
                    hash: copy.hash,
                    at: look
                        .0
                        .duration_since(SystemTime::UNIX_EPOCH)
                        .ok()
                        .and_then(|at| i64::try_from(at.as_millis()).ok()),
                });
            }
            _ => {
                let seen = Seen {
                    look,
                    state: None,
                    read: false,
                };
                self.files.insert(path.to_owned(), seen);
            }
        }
    }
}

impl State {
    /// Whether a map does not have what is in the file. What the map was, or is, is no news; what has nothing in common with it
    /// is another map in its place.
    fn is_news(&mut self, app: &App, map: Id, revision: u64, path: &Path) -> Result<bool, AppError> {
        if let Some((of, news)) = self.judged
            && of == revision
        {
            return Ok(news);
        }
        let Some(copy) = read_quietly(path).filter(|copy| copy.hash == self.hash) else {
            return Ok(false);
        };
        let open = app.opened_already()?;
        let (kinship, _) = kinship(&open.library, &Ours::of(&open, map)?, &copy, None)?;
        let news = matches!(kinship, Kinship::Later | Kinship::Apart | Kinship::Kin);
        self.judged = Some((revision, news));
        Ok(news)
    }
}

fn look(path: &Path) -> Option<Look> {
    let about = fs::metadata(path).ok()?;
    (about.is_file() && about.len() <= MAX_MAP_FILE).then_some((about.modified().ok()?, about.len()))
}

fn read_quietly(path: &Path) -> Option<Copy> {
    Copy::of_bytes(&file_name(path), None, &read_limited(path, MAX_MAP_FILE).ok()?).ok()
}

/// Copies that sync programs put beside a file when two people changed it: `NAME (conflicted copy …)`, `NAME.sync-conflict-…`,
/// `NAME-PC`, `NAME (1)`, all with the file's ending.
fn copies_beside(path: &Path) -> Vec<PathBuf> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str())) else {
        return Vec::new();
    };
    let ending = format!(".{}", journey_format::EXTENSION);
    let Some(stem) = name.strip_suffix(&ending) else {
        return Vec::new();
    };
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let copies = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut copies: Vec<PathBuf> = copies
        .filter(|other| {
            let other = other.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            other.strip_suffix(&ending).is_some_and(|other| is_copy(stem, other))
        })
        .collect();
    copies.sort();
    copies.truncate(MOST_COPIES);
    copies
}

/// Whether a name is one that a sync program gives to a copy.
fn is_copy(stem: &str, other: &str) -> bool {
    let Some(rest) = other.strip_prefix(stem) else {
        return false;
    };
    let said = rest.to_lowercase();
    said.starts_with(" (") && said.ends_with(')')
        || said.starts_with(".sync-conflict-")
        || said.starts_with("_conf(") && said.ends_with(')')
        || rest.len() > 1 && rest.starts_with('-') && rest[1..].chars().all(|one| one.is_alphanumeric() || one == '-')
}

#[cfg(test)]
mod tests {
    use super::is_copy;

    #[test]
    fn copies_of_sync_programs_are_known_by_their_names() {
        for copy in [
            "fair (conflicted copy 2026-11-22)",
            "fair (Anna's conflicted copy 2026-11-22)",
            "fair (1)",
            "fair.sync-conflict-20261122-101500-ABCDEFG",
            "fair-LAPTOP",
            "fair-DESKTOP-7Q2",
            "fair_conf(2026-11-22)",
        ] {
            assert!(is_copy("fair", copy), "{copy}");
        }
        for other in [
            "fair",
            "fairy",
            "fair ground",
            "fair-",
            "fair.old",
            "another",
            "unfair (1)",
            "fair - notes",
        ] {
            assert!(!is_copy("fair", other), "{other}");
        }
    }
}

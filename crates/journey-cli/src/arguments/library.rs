//! The arguments of `percorso library`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  percorso library list
  percorso library search newsletter fair
  percorso library pieces
  percorso library export-all maps
  percorso library revisions \"Trade fair\"
  percorso library restore-revision \"Trade fair\" \"Workshop, Friday\"
  percorso library backup --to /media/stick/maps.sqlite
  percorso library restore library-backups/daily-2026-11-21.sqlite
  percorso library check --library copy.sqlite
  percorso library recover
  percorso library forget \"Anna Rossi\" --dry-run

Without --library these work on the library of the window: PERCORSO_LIBRARY, or the file in the folder where
the system keeps programs' data. Nothing is ever created; close the window before restore, recover and forget.")]
pub struct Library {
    #[command(subcommand)]
    pub task: LibraryTask,
    /// The library [default: that of the window]
    #[arg(long, value_name = "LIBRARY", global = true)]
    pub library: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum LibraryTask {
    /// List the maps, the last changed first
    #[command(after_help = "Examples:\n  percorso library list\n  percorso library list --json")]
    List {
        /// Print the list as JSON
        #[arg(long)]
        json: bool,
    },
    /// List the pieces of your own, the newest first
    #[command(after_help = "\
Examples:
  percorso library pieces
  percorso library pieces --json

A piece is one or several cards that were kept to be used again, with the links among them. Those that come with the
program are listed by `percorso pieces`.")]
    Pieces {
        /// Print the list as JSON
        #[arg(long)]
        json: bool,
    },
    /// Find words in all maps
    #[command(after_help = "\
Examples:
  percorso library search newsletter
  percorso library search perche --json

Finds every element and link in which each of the words begins a word. Capitals and accents do not matter.
The exit code is 0 also when nothing is found.")]
    Search {
        /// Words
        #[arg(value_name = "WORD", required = true)]
        words: Vec<String>,
        /// The most maps to list
        #[arg(long, value_name = "NUMBER", default_value_t = 20)]
        most: usize,
        /// Print the list as JSON
        #[arg(long)]
        json: bool,
    },
    /// Write every map as a map file, with its pictures
    #[command(after_help = "Examples:\n  percorso library export-all maps\n  percorso library export-all maps --force")]
    ExportAll {
        /// Where to; created when absent. Files are named after the maps' titles
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
        /// Replace files that are there
        #[arg(long)]
        force: bool,
    },
    /// List the revisions of a map that can be gone back to, the present first
    #[command(after_help = "\
Examples:
  percorso library revisions \"Trade fair\"
  percorso library revisions 01h8xw5p2qk3n --json

A revision has a number, the day of its last change, what it is called or why it was kept, and the code that a poster of it
carries. The numbers are those of restore-revision and export-revision.")]
    Revisions {
        /// The map: its title, or its id as `list` has it
        #[arg(value_name = "MAP")]
        map: String,
        /// Print the list as JSON
        #[arg(long)]
        json: bool,
    },
    /// Make a map again what it was at a revision; one undo takes it back
    #[command(after_help = "\
Examples:
  percorso library restore-revision \"Trade fair\" \"Workshop, Friday\"
  percorso library restore-revision 01h8xw5p2qk3n 128

Going back is a gesture of its own: nothing of the history is rewritten, and what the map was until now is kept as a
revision. A window that shows the map follows.")]
    RestoreRevision {
        /// The map: its title, or its id as `list` has it
        #[arg(value_name = "MAP")]
        map: String,
        /// The revision: its number, its code or its name
        #[arg(value_name = "REVISION")]
        revision: String,
    },
    /// Write what a map was at a revision as a map file, with its pictures
    #[command(after_help = "\
Examples:
  percorso library export-revision \"Trade fair\" K7QM-3XVA --to before.journey
  percorso library export-revision 01h8xw5p2qk3n 128 --to before.journey --force")]
    ExportRevision {
        /// The map: its title, or its id as `list` has it
        #[arg(value_name = "MAP")]
        map: String,
        /// The revision: its number, its code or its name
        #[arg(value_name = "REVISION")]
        revision: String,
        /// The map file
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// Replace the file if it is there
        #[arg(long)]
        force: bool,
    },
    /// Make a backup, while the window is open or not
    #[command(after_help = "\
Examples:
  percorso library backup
  percorso library backup --to /media/stick/maps.sqlite
  percorso library backup --list

A backup is one file; it is checked before it gets its name. Those of every day are made by the window and dropped
when they are old; those that you ask for stay.")]
    Backup {
        /// Where to write it [default: the folder of backups beside the library]
        #[arg(long, value_name = "FILE", conflicts_with = "list")]
        to: Option<PathBuf>,
        /// Replace the file if it is there
        #[arg(long, requires = "to")]
        force: bool,
        /// List the backups in the folder beside the library
        #[arg(long)]
        list: bool,
    },
    /// Put a backup in the place of the library, which stays beside it under another name
    #[command(after_help = "Examples:\n  percorso library restore library-backups/daily-2026-11-21.sqlite")]
    Restore {
        /// The backup
        #[arg(value_name = "BACKUP")]
        backup: PathBuf,
    },
    /// Remove somebody's name from all maps, their history and their prints
    #[command(after_help = "\
Examples:
  percorso library forget \"Anna Rossi\" --dry-run
  percorso library forget \"Anna Rossi\" --also Rossi --quotes
  percorso library forget \"Anna Rossi\" --word \"A customer\" --json

Wherever the name stands, in whatever field, a neutral word takes its place. Capitals and accents do not matter; a part of
a name is found only when it is given with --also. The file is then written anew, so that the name is nowhere in it.
Backups, and maps that were exported, stay as they are; the backups are listed.")]
    Forget {
        /// The name
        #[arg(value_name = "NAME")]
        name: String,
        /// Another way in which the person is written
        #[arg(long, value_name = "SPELLING")]
        also: Vec<String>,
        /// What stands there instead [default: "Person 1", or the next number that stands for nobody]
        #[arg(long, value_name = "WORD")]
        word: Option<String>,
        /// Remove the quotes of actors of this name as well
        #[arg(long)]
        quotes: bool,
        /// Only list where the name stands
        #[arg(long)]
        dry_run: bool,
        /// Print the list as JSON
        #[arg(long)]
        json: bool,
    },
    /// Check the whole library: every page, every row, every map
    #[command(after_help = "Examples:\n  percorso library check\n  percorso library check --library copy.sqlite")]
    Check,
    /// Save what can be read of a damaged library to a new one; the damaged file stays beside it
    #[command(after_help = "\
Examples:
  percorso library recover
  percorso library recover --json

Says of every map that is not as it was what is missing. The exit code is 0 when the new library stands, also when
maps are missing in it.")]
    Recover {
        /// Print what came back as JSON
        #[arg(long)]
        json: bool,
    },
}

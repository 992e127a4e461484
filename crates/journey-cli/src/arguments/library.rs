//! The arguments of `percorso library`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  percorso library list
  percorso library search newsletter fair
  percorso library export-all maps
  percorso library backup --to /media/stick/maps.sqlite
  percorso library restore library-backups/daily-2026-11-21.sqlite
  percorso library check --library copy.sqlite
  percorso library recover

Without --library these work on the library of the window: PERCORSO_LIBRARY, or the file in the folder where
the system keeps programs' data. Nothing is ever created; close the window before restore and recover.")]
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

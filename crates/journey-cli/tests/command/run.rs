//! Runs the real program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Runs the program in a folder.
pub fn percorso(folder: &Path, arguments: &[&str]) -> Run {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_percorso"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run {
        code: status.code().unwrap(),
        out: text(stdout),
        error: text(stderr),
    }
}

/// What came out of a run.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub error: String,
}

impl Run {
    /// It ended well and had nothing to say on the standard error.
    #[track_caller]
    pub fn succeeds(self) -> String {
        assert_eq!((self.code, self.error.as_str()), (0, ""), "{self:?}");
        self.out
    }

    /// It ended well, and this is what it advised.
    #[track_caller]
    pub fn advises(self) -> Vec<String> {
        assert_eq!(self.code, 0, "{self:?}");
        self.error.lines().map(str::to_owned).collect()
    }

    /// It failed with this one line.
    #[track_caller]
    pub fn fails(self, line: &str) {
        assert_eq!(self.code, 1, "{self:?}");
        assert_eq!(self.out, "", "{self:?}");
        assert_eq!(self.error.lines().collect::<Vec<_>>(), [line], "{self:?}");
    }

    /// The command line was wrong.
    #[track_caller]
    pub fn misused(self, says: &str) {
        assert_eq!(self.code, 2, "{self:?}");
        assert!(self.error.contains(says), "{self:?}");
        assert_eq!(self.out, "");
    }
}

pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

pub fn spudnik() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/spudnik.journey")
}

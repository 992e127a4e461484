//! A small disk that can become full, or read-only.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A disk of its own, in memory. When dropped, it is gone.
pub struct SmallDisk(TempDir);

impl SmallDisk {
    /// A disk of this size, such as `4m`, where the machine lets us have one.
    pub fn of(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "percorso-test"])
            .arg(folder.path())
            .output();
        if mounted.is_ok_and(|mounted| mounted.status.success()) {
            return Some(Self(folder));
        }
        eprintln!("LEFT OUT: this user may not mount a disk");
        None
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Where its library lies.
    pub fn library(&self) -> PathBuf {
        self.path().join("library.sqlite")
    }

    /// Takes this many bytes of its room.
    pub fn take(&self, bytes: usize) {
        fs::write(self.ballast(), vec![7; bytes]).unwrap();
    }

    /// Takes all its room.
    #[allow(dead_code, reason = "not every test that has a disk fills it")]
    pub fn fill(&self) {
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.ballast())
            .unwrap();
        let mut part = vec![7; 1 << 16];
        // What does not fit as a whole is tried by halves.
        while !part.is_empty() {
            if file.write_all(&part).is_err() {
                part.truncate(part.len() / 2);
            }
        }
    }

    /// Takes all its room but for this many bytes.
    #[allow(dead_code, reason = "not every test that has a disk leaves it a little room")]
    pub fn fill_but_for(&self, bytes: usize) {
        fs::write(self.path().join("room"), vec![7; bytes]).unwrap();
        self.fill();
        fs::remove_file(self.path().join("room")).unwrap();
    }

    /// Gives the room back that was taken.
    pub fn give_back(&self) {
        fs::remove_file(self.ballast()).unwrap();
    }

    /// Forbids writing, or allows it again.
    pub fn read_only(&self, read_only: bool) {
        let how = if read_only { "remount,ro" } else { "remount,rw" };
        let mut mount = Command::new("mount");
        let done = mount.args(["-o", how]).arg(self.path()).status().unwrap();
        assert!(done.success());
    }

    fn ballast(&self) -> PathBuf {
        self.path().join("ballast")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(self.path()).status().ok();
    }
}

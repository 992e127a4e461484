//! A second start of the program on the same library: it hands over what it was asked to open, and ends.
//!
//! The first start holds a lock, which the system takes back however the program ends, and listens at a socket beside it. Where
//! the first cannot be reached (another login, a program that hangs), or the platform has no such sockets, the second
//! opens the library beside the first: the library itself keeps two programs apart.

use std::path::{Path, PathBuf};

/// What a start of the program finds.
pub enum Start {
    /// It is the first.
    First(Door),
    /// There is another one that cannot be asked.
    Beside,
    /// There is another one, which does what this one was asked to.
    HandedOver,
}

#[cfg(unix)]
pub use unix::{Door, meet};

#[cfg(not(unix))]
pub use elsewhere::{Door, meet};

#[cfg(unix)]
mod unix {
    use std::collections::hash_map::DefaultHasher;
    use std::ffi::OsString;
    use std::fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError};
    use std::hash::{Hash, Hasher};
    use std::io::{self, Read, Write};
    use std::net::Shutdown;
    use std::os::unix::ffi::{OsStrExt, OsStringExt};
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
    use std::os::unix::net::{UnixListener, UnixStream};
    use std::thread;
    use std::time::{Duration, Instant};

    use directories::ProjectDirs;

    use super::{Path, PathBuf, Start};

    /// How long the first start may take to listen, and to answer.
    const PATIENCE: Duration = Duration::from_secs(3);
    const ANSWER: &[u8] = b"done";
    /// The longest path that is read.
    const LONGEST: u64 = 1 << 16;

    /// Where later starts knock.
    pub struct Door {
        listener: UnixListener,
        /// Held as long as the program runs.
        lock: File,
    }

    impl Door {
        /// Answers later starts, which bring a map file or nothing, on a thread of its own: as long as `is_well` says that the
        /// windows answer, and before `act` does what was asked, which may take longer than anybody waits.
        pub fn answer(
            self,
            is_well: impl Fn() -> bool + Send + 'static,
            act: impl Fn(Option<PathBuf>) + Send + 'static,
        ) {
            // Without a thread nobody answers, and later starts open the library beside this one.
            let _ = thread::Builder::new().name("later starts".to_owned()).spawn(move || {
                // Not only the listener: a closure takes along just what it names.
                let Self { listener, lock: _held } = self;
                for mut guest in listener.incoming().flatten() {
                    // Whoever does not say what they want is not waited for.
                    if let Ok(map_file) = listen(&mut guest)
                        && is_well()
                        && guest.write_all(ANSWER).is_ok()
                    {
                        act(map_file);
                    }
                }
            });
        }
    }

    fn listen(guest: &mut UnixStream) -> io::Result<Option<PathBuf>> {
        guest.set_read_timeout(Some(PATIENCE))?;
        let mut path = Vec::new();
        guest.take(LONGEST).read_to_end(&mut path)?;
        Ok((!path.is_empty()).then(|| OsString::from_vec(path).into()))
    }

    /// Finds out whether the library is open in a window already; if so, has it open the map file, or show itself.
    pub fn meet(library: &Path, map_file: Option<&Path>) -> Start {
        let Some((lock, socket)) = meeting_point(library) else {
            return Start::Beside;
        };
        match open_door(&lock, &socket) {
            Ok(Some(door)) => Start::First(door),
            Ok(None) if hand_over(&socket, map_file).is_ok() => Start::HandedOver,
            _ => Start::Beside,
        }
    }

    /// Paths of the lock and of the socket: in the folder that the system keeps for programs that run, or beside the library.
    fn meeting_point(library: &Path) -> Option<(PathBuf, PathBuf)> {
        let library = std::path::absolute(library).ok()?;
        let folder = library.parent()?;
        DirBuilder::new().recursive(true).mode(0o700).create(folder).ok()?;
        // The first start may come before the library is there, the second after.
        let expected = folder.canonicalize().ok()?.join(library.file_name()?);
        let library = library.canonicalize().unwrap_or(expected);
        let running = ProjectDirs::from("", "", "percorso")?.runtime_dir().map(Path::to_owned);
        let running = running.filter(|folder| DirBuilder::new().recursive(true).mode(0o700).create(folder).is_ok());
        let folder = match running {
            Some(folder) => folder,
            None => library.parent()?.to_owned(),
        };
        let mut hasher = DefaultHasher::new();
        library.hash(&mut hasher);
        let name = format!(".percorso-{:016x}", hasher.finish());
        Some((
            folder.join(format!("{name}.lock")),
            folder.join(format!("{name}.socket")),
        ))
    }

    /// The door, when this start is the first.
    fn open_door(lock: &Path, socket: &Path) -> io::Result<Option<Door>> {
        if let Some(folder) = lock.parent() {
            DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        let mut options = OpenOptions::new();
        let file = options
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(lock)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // Whoever left it is gone: the lock was free.
        let _ = fs::remove_file(socket);
        let listener = UnixListener::bind(socket)?;
        // Whoever may write to it may have maps opened: nobody else's programs, whatever the system gives new files otherwise.
        fs::set_permissions(socket, Permissions::from_mode(0o600))?;
        Ok(Some(Door { listener, lock: file }))
    }

    fn hand_over(socket: &Path, map_file: Option<&Path>) -> io::Result<()> {
        let begun = Instant::now();
        let mut first = loop {
            match UnixStream::connect(socket) {
                Ok(first) => break first,
                // It may have only just begun.
                Err(_) if begun.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(20)),
                Err(error) => return Err(error),
            }
        };
        first.set_read_timeout(Some(PATIENCE))?;
        if let Some(map_file) = map_file {
            first.write_all(std::path::absolute(map_file)?.as_os_str().as_bytes())?;
        }
        first.shutdown(Shutdown::Write)?;
        let mut answer = [0; ANSWER.len()];
        first.read_exact(&mut answer)
    }

    #[cfg(test)]
    mod tests {
        use std::sync::mpsc;

        use super::*;

        #[test]
        fn a_library_that_is_made_meanwhile_is_met_where_it_was_expected() {
            let folder = tempfile::tempdir().unwrap();
            let home = folder.path().join("home");
            std::fs::create_dir(folder.path().join("var")).unwrap();
            std::os::unix::fs::symlink(folder.path().join("var"), &home).unwrap();
            let library = home.join("percorso/library.sqlite");
            let first = meeting_point(&library).unwrap();
            std::fs::write(&library, "").unwrap();
            let real = folder.path().join("var/percorso/library.sqlite");
            assert_eq!(
                [meeting_point(&library), meeting_point(&real)].map(Option::unwrap),
                [first.clone(), first]
            );
        }

        #[test]
        fn a_library_that_is_a_link_is_met_at_the_file_itself() {
            let folder = tempfile::tempdir().unwrap();
            let real = folder.path().join("disk/maps.sqlite");
            let link = folder.path().join("library.sqlite");
            std::fs::create_dir(folder.path().join("disk")).unwrap();
            std::fs::write(&real, "").unwrap();
            std::os::unix::fs::symlink(&real, &link).unwrap();
            assert_eq!(meeting_point(&link).unwrap(), meeting_point(&real).unwrap());
            let other = folder.path().join("disk/library.sqlite");
            assert_ne!(meeting_point(&link), meeting_point(&other));
        }

        #[test]
        fn a_later_start_hands_over_and_the_first_one_answers() {
            let folder = tempfile::tempdir().unwrap();
            let (lock, socket) = (folder.path().join("lock"), folder.path().join("socket"));
            let door = open_door(&lock, &socket).unwrap().expect("the first");
            let mode = std::fs::metadata(&socket).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "only its owner may knock");
            assert!(open_door(&lock, &socket).unwrap().is_none(), "there is one already");
            let (told, hear) = mpsc::channel();
            door.answer(|| true, move |map_file| told.send(map_file).unwrap());
            hand_over(&socket, Some(Path::new("/maps/Mappe di Zo\u{eb}.journey"))).unwrap();
            hand_over(&socket, None).unwrap();
            assert!(
                open_door(&lock, &socket).unwrap().is_none(),
                "the first one is still there"
            );
            let brought = Some(PathBuf::from("/maps/Mappe di Zo\u{eb}.journey"));
            assert_eq!(hear.recv().unwrap(), brought);
            assert_eq!(hear.recv().unwrap(), None);
        }

        #[test]
        fn a_first_start_that_is_gone_leaves_nothing_in_the_way() {
            let folder = tempfile::tempdir().unwrap();
            let (lock, socket) = (folder.path().join("lock"), folder.path().join("socket"));
            drop(open_door(&lock, &socket).unwrap());
            assert!(socket.exists(), "as after a crash");
            assert!(open_door(&lock, &socket).unwrap().is_some());
        }

        #[test]
        fn a_first_start_that_does_not_answer_is_not_waited_for_without_end() {
            let folder = tempfile::tempdir().unwrap();
            let (lock, socket) = (folder.path().join("lock"), folder.path().join("socket"));
            let hangs = open_door(&lock, &socket).unwrap().expect("the first");
            let begun = Instant::now();
            assert!(hand_over(&socket, None).is_err(), "nobody listens");
            hangs.answer(|| false, |_| panic!("its windows do not answer"));
            assert!(hand_over(&socket, None).is_err());
            assert!(begun.elapsed() < 4 * PATIENCE);
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use super::{Path, PathBuf, Start};

    /// There is none here.
    pub enum Door {}

    impl Door {
        /// Nobody comes.
        pub fn answer(
            self,
            _is_well: impl Fn() -> bool + Send + 'static,
            _act: impl Fn(Option<PathBuf>) + Send + 'static,
        ) {
            match self {}
        }
    }

    /// Every start opens the library beside the others.
    pub fn meet(_library: &Path, _map_file: Option<&Path>) -> Start {
        Start::Beside
    }
}

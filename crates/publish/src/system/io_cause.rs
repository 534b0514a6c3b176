//! I/O errors in Danish; the system's own messages depend on the machine.

use std::io::{self, ErrorKind};

/// A chain of causes on one line, as `{:#}`, with the system's part in Danish.
pub(crate) fn in_one_line(error: &anyhow::Error) -> String {
    let mut causes = Vec::new();
    for cause in error.chain() {
        if let Some(system) = cause.downcast_ref() {
            // The source would repeat it.
            causes.push(in_danish(system));
            break;
        }
        causes.push(cause.to_string());
    }
    causes.join(": ")
}

fn in_danish(error: &io::Error) -> String {
    let words = match error.kind() {
        ErrorKind::AddrInUse => "adressen er optaget",
        ErrorKind::AddrNotAvailable => "adressen findes ikke på denne maskine",
        ErrorKind::AlreadyExists => "der ligger allerede noget med det navn",
        ErrorKind::BrokenPipe => "modtageren er lukket",
        ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset => "forbindelsen blev afbrudt",
        ErrorKind::ConnectionRefused => "forbindelsen blev afvist",
        ErrorKind::CrossesDevices => "det ligger på et andet drev",
        ErrorKind::DirectoryNotEmpty => "mappen er ikke tom",
        ErrorKind::ExecutableFileBusy | ErrorKind::ResourceBusy => {
            "det er i brug af et andet program"
        }
        ErrorKind::FileTooLarge => "filen er for stor",
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => {
            "der er ingen vej derhen på nettet"
        }
        ErrorKind::Interrupted => "det blev afbrudt",
        ErrorKind::InvalidData => "indholdet er ikke tekst i UTF-8",
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => "navnet kan ikke bruges",
        ErrorKind::IsADirectory => "det er en mappe og ikke en fil",
        ErrorKind::NetworkDown => "nettet er nede",
        ErrorKind::NotADirectory => "det er en fil og ikke en mappe",
        ErrorKind::NotFound => "det findes ikke",
        ErrorKind::OutOfMemory => "der er ikke mere hukommelse",
        ErrorKind::PermissionDenied => "der er ikke adgang til det",
        ErrorKind::QuotaExceeded => "der er ikke mere plads til denne bruger",
        ErrorKind::ReadOnlyFilesystem => "drevet er skrivebeskyttet",
        ErrorKind::StaleNetworkFileHandle => "drevet på nettet har mistet det",
        ErrorKind::StorageFull => "disken er fuld",
        ErrorKind::TimedOut => "det tog for lang tid",
        ErrorKind::TooManyLinks => "der er for mange henvisninger til det",
        ErrorKind::UnexpectedEof => "det holder op midt i",
        ErrorKind::Unsupported => "det kan systemet ikke",
        _ if is_open_elsewhere(error) => "filen er åben i et andet program; luk det, og prøv igen",
        _ => return format!("systemet siger »{error}«"),
    };
    words.to_owned()
}

/// Windows locks open files and has no error kind for it.
fn is_open_elsewhere(error: &io::Error) -> bool {
    const SHARING: i32 = 32;
    const LOCKED: i32 = 33;
    cfg!(windows) && matches!(error.raw_os_error(), Some(SHARING | LOCKED))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use anyhow::Context as _;
    use std::fs;

    #[test]
    fn what_the_system_says_is_said_in_danish_and_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("fil");
        fs::write(&file, b"\xff").unwrap();
        let failures: [(io::Error, &str); 6] = [
            (
                fs::read(folder.path().join("x")).unwrap_err(),
                "det findes ikke",
            ),
            (
                fs::read_dir(&file).map(drop).unwrap_err(),
                "det er en fil og ikke en mappe",
            ),
            (
                fs::read_to_string(&file).unwrap_err(),
                "indholdet er ikke tekst i UTF-8",
            ),
            (
                fs::create_dir(&file).unwrap_err(),
                "der ligger allerede noget med det navn",
            ),
            (
                tempfile::tempdir_in(folder.path().join("x"))
                    .map(drop)
                    .unwrap_err(),
                "det findes ikke",
            ),
            (io::ErrorKind::StorageFull.into(), "disken er fuld"),
        ];
        for (failure, words) in failures {
            let whole = Err::<(), _>(failure)
                .context("plan.md kan ikke læses")
                .unwrap_err();
            assert_eq!(
                in_one_line(&whole),
                format!("plan.md kan ikke læses: {words}")
            );
        }
    }
}

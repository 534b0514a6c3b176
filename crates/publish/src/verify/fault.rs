//! Connection errors in Danish.

use rustls::{CertificateError, Error as TlsError};
use std::io::{self, ErrorKind};
use ureq::Error;

/// Why there was no answer, or no complete one; `None` if unknown.
pub(crate) fn in_danish(error: &Error) -> Option<&'static str> {
    Some(match error {
        Error::HostNotFound => NOT_FOUND,
        Error::Timeout(_) => LATE,
        Error::Io(error) => return of_connection(error),
        Error::Rustls(error) => of_encryption(error),
        Error::Tls(_) | Error::TlsRequired | Error::Pem(_) => UNSAFE,
        Error::Protocol(_) | Error::Http(_) | Error::BodyStalled => {
            "svaret er ikke, som en webserver svarer; er det en anden slags server, eller https i stedet for http?"
        }
        Error::LargeResponseHeader(..) => {
            "svaret begynder med mere, end en webserver sender (for store hoveder)"
        }
        Error::BadUri(_) => "adressen kan ikke bruges",
        Error::InvalidProxyUrl | Error::ConnectProxyFailed(_) => {
            "maskinens proxy slipper ikke spørgsmålet igennem"
        }
        Error::ConnectionFailed => "der kommer ingen forbindelse til serveren",
        _ => return None,
    })
}

/// The host has no address.
pub(crate) const NOT_FOUND: &str =
    "værten findes ikke; er navnet stavet rigtigt, og er maskinen på nettet?";
/// For unknown causes.
pub(crate) const UNKNOWN: &str = "serveren kan ikke spørges";
const LATE: &str = "svaret kom ikke til tiden";
const UNSAFE: &str = "forbindelsen kan ikke sikres";

/// The same for an error while reading the answer.
pub(crate) fn of_connection(error: &io::Error) -> Option<&'static str> {
    if let Some(inner) = error.get_ref() {
        if let Some(error) = inner.downcast_ref::<TlsError>() {
            return Some(of_encryption(error));
        }
        if let Some(error) = inner.downcast_ref::<Error>() {
            return in_danish(error);
        }
    }
    Some(match error.kind() {
        ErrorKind::ConnectionRefused => "serveren tager ikke imod",
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
            "serveren afbrød forbindelsen"
        }
        ErrorKind::UnexpectedEof => "forbindelsen blev lukket, før svaret var helt",
        ErrorKind::TimedOut | ErrorKind::WouldBlock => LATE,
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => {
            "der er ingen vej til serveren; er maskinen på nettet?"
        }
        ErrorKind::InvalidData => "svaret kan ikke læses",
        _ => return None,
    })
}

fn of_encryption(error: &TlsError) -> &'static str {
    match error {
        TlsError::InvalidCertificate(error) => of_certificate(error),
        TlsError::AlertReceived(_) => "serveren afviste, da forbindelsen skulle sikres",
        TlsError::PeerIncompatible(_) => "serveren kan kun kryptere på en forældet måde",
        TlsError::NoCertificatesPresented => "serveren har intet certifikat",
        TlsError::InvalidMessage(_) | TlsError::InappropriateMessage { .. } => {
            "serveren svarer uden kryptering; er det http i stedet for https?"
        }
        TlsError::General(_) | TlsError::Other(_) => {
            "forbindelsen kan ikke sikres; maskinens egne betroede certifikater kan ikke bruges eller er der ikke"
        }
        _ => UNSAFE,
    }
}

fn of_certificate(error: &CertificateError) -> &'static str {
    match error {
        CertificateError::UnknownIssuer => {
            "certifikatet er udstedt af en, som maskinen ikke har tillid til; er det kommunens egen udsteder, så læg dens certifikat blandt maskinens betroede"
        }
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            "certifikatet er udløbet"
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "certifikatet gælder ikke endnu; går maskinens ur rigtigt?"
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "certifikatet gælder ikke for dette navn; er adressen den rigtige?"
        }
        CertificateError::Revoked => "certifikatet er trukket tilbage",
        CertificateError::UnknownRevocationStatus
        | CertificateError::ExpiredRevocationList
        | CertificateError::ExpiredRevocationListContext { .. } => {
            "det kan ikke ses, om certifikatet er trukket tilbage"
        }
        CertificateError::InvalidPurpose | CertificateError::InvalidPurposeContext { .. } => {
            "certifikatet er lavet til noget andet end websteder"
        }
        _ => "certifikatet er ikke i orden",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustls::pki_types::UnixTime;
    use rustls::{AlertDescription, InvalidMessage, PeerIncompatible};
    use std::time::Duration;
    use ureq::Timeout;

    fn describe(error: Error) -> &'static str {
        in_danish(&error).unwrap_or(UNKNOWN)
    }

    #[test]
    fn each_fault_of_a_question_has_its_words() {
        for (error, words) in [
            (Error::HostNotFound, "værten findes ikke"),
            (Error::Timeout(Timeout::Global), "kom ikke til tiden"),
            (Error::Tls("nej"), "kan ikke sikres"),
            (Error::TlsRequired, "kan ikke sikres"),
            (Error::BodyStalled, "ikke, som en webserver svarer"),
            (Error::LargeResponseHeader(2, 1), "for store hoveder"),
            (Error::BadUri("x".to_owned()), "adressen kan ikke bruges"),
            (Error::InvalidProxyUrl, "proxy"),
            (Error::ConnectProxyFailed("x".to_owned()), "proxy"),
            (Error::ConnectionFailed, "ingen forbindelse"),
            (Error::TooManyRedirects, UNKNOWN),
        ] {
            let name = error.to_string();
            assert!(describe(error).contains(words), "{name}");
        }
    }

    #[test]
    fn each_fault_of_a_connection_has_its_words() {
        for (kind, words) in [
            (ErrorKind::ConnectionRefused, "tager ikke imod"),
            (ErrorKind::ConnectionReset, "afbrød"),
            (ErrorKind::ConnectionAborted, "afbrød"),
            (ErrorKind::BrokenPipe, "afbrød"),
            (ErrorKind::UnexpectedEof, "før svaret var helt"),
            (ErrorKind::TimedOut, "kom ikke til tiden"),
            (ErrorKind::WouldBlock, "kom ikke til tiden"),
            (ErrorKind::HostUnreachable, "ingen vej"),
            (ErrorKind::NetworkUnreachable, "ingen vej"),
            (ErrorKind::NetworkDown, "ingen vej"),
            (ErrorKind::InvalidData, "kan ikke læses"),
            (ErrorKind::OutOfMemory, UNKNOWN),
        ] {
            assert!(describe(Error::Io(kind.into())).contains(words), "{kind}");
        }
        // An error wrapped by another library is treated as the original.
        let wrapped = |error| Error::Io(io::Error::other(error));
        assert!(describe(wrapped(TlsError::NoCertificatesPresented)).contains("intet certifikat"));
        let inner = Error::Io(io::Error::other(Error::HostNotFound));
        assert!(describe(inner).contains("værten findes ikke"));
    }

    #[test]
    fn each_fault_of_the_encryption_has_its_words() {
        let message = InvalidMessage::InvalidContentType;
        for (error, words) in [
            (
                TlsError::AlertReceived(AlertDescription::HandshakeFailure),
                "serveren afviste",
            ),
            (
                TlsError::PeerIncompatible(PeerIncompatible::NoCipherSuitesInCommon),
                "forældet måde",
            ),
            (TlsError::NoCertificatesPresented, "intet certifikat"),
            (TlsError::InvalidMessage(message), "uden kryptering"),
            (TlsError::General("x".to_owned()), "betroede certifikater"),
            (TlsError::EncryptError, UNSAFE),
        ] {
            let name = error.to_string();
            assert!(describe(Error::Rustls(error)).contains(words), "{name}");
        }
    }

    #[test]
    fn each_fault_of_a_certificate_has_its_words() {
        let [time, not_after] = [2, 1].map(|s| UnixTime::since_unix_epoch(Duration::from_secs(s)));
        let (not_before, next_update) = (not_after, not_after);
        for (error, words) in [
            (CertificateError::UnknownIssuer, "ikke har tillid til"),
            (CertificateError::Expired, "udløbet"),
            (
                CertificateError::ExpiredContext { time, not_after },
                "udløbet",
            ),
            (CertificateError::NotValidYet, "gælder ikke endnu"),
            (
                CertificateError::NotValidYetContext { time, not_before },
                "gælder ikke endnu",
            ),
            (CertificateError::NotValidForName, "for dette navn"),
            (CertificateError::Revoked, "er trukket tilbage"),
            (CertificateError::UnknownRevocationStatus, "kan ikke ses"),
            (CertificateError::ExpiredRevocationList, "kan ikke ses"),
            (
                CertificateError::ExpiredRevocationListContext { time, next_update },
                "kan ikke ses",
            ),
            (CertificateError::InvalidPurpose, "andet end websteder"),
            (CertificateError::BadSignature, "ikke i orden"),
        ] {
            let name = format!("{error:?}");
            let error = TlsError::InvalidCertificate(error);
            assert!(describe(Error::Rustls(error)).contains(words), "{name}");
        }
    }
}

//! Why a server could not be asked, in words.

use rustls::{CertificateError, Error as TlsError};
use std::io::{self, ErrorKind};
use ureq::Error;

/// Why there was no answer, or no whole one; none where that is not known.
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
/// What nothing better is known of.
pub(crate) const UNKNOWN: &str = "serveren kan ikke spørges";
const LATE: &str = "svaret kom ikke til tiden";
const UNSAFE: &str = "forbindelsen kan ikke sikres";

/// The same for what came while an answer was read.
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

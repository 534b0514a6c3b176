use anyhow::{Result, anyhow};
use minisign_verify::{Error, PublicKey, Signature};
use std::path::Path;

/// The council's public key in minisign's format: a file's path, its content, or the line with the key.
pub(crate) fn key(text: &str) -> Result<PublicKey> {
    let text = text.trim();
    let from_file = || PublicKey::from_file(Path::new(text)).ok();
    PublicKey::from_base64(text)
        .ok()
        .or_else(|| PublicKey::decode(text).ok())
        .or_else(from_file)
        .ok_or_else(|| {
            anyhow!("»{text}« er ikke en nøgle fra minisign; skriv nøglen (den begynder med RW) eller stien til minisign.pub")
        })
}

/// The problem with a signature of this content, in Danish; `None` if one of the keys made it.
pub(crate) fn fault(keys: &[PublicKey], content: &[u8], signature: &[u8]) -> Option<&'static str> {
    let text = String::from_utf8_lossy(signature);
    let Ok(signature) = Signature::decode(&text) else {
        return Some("underskriften kan ikke læses");
    };
    let results = keys.iter().map(|key| key.verify(content, &signature, true));
    let mut fault = None;
    for result in results {
        match result {
            Ok(()) => return None,
            Err(Error::UnexpectedKeyId) => {
                fault.get_or_insert("underskriften er lavet med en anden nøgle end kommunens");
            }
            Err(_) => fault = Some("underskriften passer ikke til manifestet"),
        }
    }
    fault
}

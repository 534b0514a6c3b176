//! Everyday Danish words by which people search: for the site's own pages, for contacts, and for what plans say in other words.
//!
//! They are the same for every municipality. An editor adds more in `emneord.toml`. No faith, origin or people is among them, nor
//! what somebody wears for it: a search must not tie people to signs of concern that the plan does not tie them to.

use crate::routes::{
    ABOUT, ACCESSIBILITY, CHANGES, EDITIONS, GUIDE, OwnPage, PRIVACY, SUBJECTS, WHOLE,
};

/// The pages that a search can lead to, with words that do not stand in their titles.
pub(crate) const PAGES: [(&OwnPage, &str); 8] = [
    (
        &GUIDE,
        "bange nervøs urolig ked mistænker mistanke hjælp nabo naboen datter søn bror søster mand kone kæreste ven veninde elev \
         kollega barnebarn forældre mor far anmelde underrette underretning underretningspligt farligt fare haster nødsituation \
         livsfare skade handle forholde selskab underligt anderledes mærkelig lærer voldelig truet",
    ),
    (
        &WHOLE,
        "udskrive udskrift printe print pdf hente download dokument",
    ),
    (
        &ABOUT,
        "vedtaget vedtagelse lavet udarbejdet gælder gyldig lov kommunalbestyrelsen byrådet pdf",
    ),
    (
        &EDITIONS,
        "ældre gamle gammel tidligere forrige version historik",
    ),
    (&CHANGES, "ændret nyt nye nyheder forskel rettet opdateret"),
    (
        &PRIVACY,
        "cookies gemmer gemt data persondata gdpr anonym hemmelig sporing oplysninger fortrolig svar overvåge overvåger personoplysninger",
    ),
    (
        &ACCESSIBILITY,
        "handicap skærmlæser blind svagtseende oplæsning ordblind was",
    ),
    (&SUBJECTS, "stikord register ordliste"),
];

/// Words of those who look for somebody to turn to.
pub(crate) const CONTACT: &str = "kontakt kontakte ringe ring opkald opringning telefon telefonnummer telefonnumre nummer tlf mobil \
    tale snakke hjælp spørge råd rådgivning henvende åbent åben åbningstid lukket nat natten weekend weekenden aften døgnet akut haster \
    plakat pung kort lommekort opslagstavle";

/// How a plan says something, by the beginning of the word, and how people do.
pub(crate) const SAME: &[(&str, &str)] = &[
    (
        "dagtilbud",
        "vuggestue børnehave dagpleje daginstitution institution pædagog",
    ),
    (
        "skole",
        "elev klasse folkeskole privatskole lærer skolelærer klasselærer skoleleder",
    ),
    (
        "ungdomsuddannelse",
        "gymnasium gymnasieelev hf htx hhx stx erhvervsskole efterskole studerende",
    ),
    (
        "uddannelse",
        "studie universitet studerende lærling skolen gymnasium droppet",
    ),
    ("fritid", "klub ungdomsklub fritidshjem sfo"),
    (
        "forening",
        "idrætsforening fodbold fodboldklub sport idræt spejder kampsport",
    ),
    (
        "arbejde",
        "job arbejdsløs arbejdsløshed ledig jobcenter beskæftigelse arbejdsplads",
    ),
    (
        "job",
        "arbejde arbejdsløs arbejdsløshed ledig fyret arbejdsplads",
    ),
    (
        "familie",
        "mor far forældre søskende bror søster derhjemme hjemme",
    ),
    ("venskab", "ven venner veninde kammerat"),
    ("omgang", "venner kammerater selskab omgangskreds"),
    (
        "isoler",
        "alene ensom ensomhed trækker lukker værelse værelset",
    ),
    (
        "våben",
        "pistol gevær kniv skydevåben bombe sprængstof ammunition skudsikker vest sværd",
    ),
    (
        "vold",
        "slås slag slagsmål tæsk overfald voldelig bombe terror terrorist",
    ),
    ("tru", "trussel trusler truet truende"),
    ("chikane", "mobning mobbe mobber forfølge"),
    (
        "medier",
        "facebook instagram tiktok snapchat youtube discord telegram nettet internet chat opslag video videoer gaming gamer spil computer",
    ),
    (
        "hjemmesider",
        "nettet internet internettet youtube video videoer",
    ),
    ("udlandet", "udrejse krig flyver"),
    ("konflikt", "krig kamp kæmpe"),
    (
        "ekstrem",
        "nazist nazisme islamist islamisme terror terrorist terrorisme fanatisk yderliggående bande bandemedlem rocker konspirationsteori konspirationsteorier højreradikal venstreradikal",
    ),
    (
        "hadefuld",
        "had hader hade racist racisme antisemitisme kvindehad incel homofobi hadforbrydelse",
    ),
    (
        "intoleran",
        "had hader hade racist racisme fordomme antisemitisme kvindehad homofobi",
    ),
    ("symbol", "hagekors flag tatovering logo mærke"),
    ("påklædning", "tøj uniform klædt klæder"),
    (
        "misbrug",
        "stoffer narko narkotika hash alkohol druk rusmidler afhængig",
    ),
    ("psykolog", "terapi terapeut psykisk psyke sårbar"),
    (
        "sindslid",
        "psykisk syg sygdom psykiatri depression angst diagnose",
    ),
    (
        "botilbud",
        "bolig bo bosted hjemløs herberg anbringelse anbragt",
    ),
    (
        "kontaktperson",
        "mentor støttekontaktperson støtteperson voksenven",
    ),
    ("frigøre", "exit exitprogram forlade afhopper ud"),
    ("miljø", "bande bandemedlem rocker gruppering"),
    (
        "medarbejder",
        "ansat ansatte personale kollega kursus oplæg",
    ),
    (
        "fagprofession",
        "lærer pædagog socialrådgiver sagsbehandler læge sundhedsplejerske personale",
    ),
    ("oplæg", "kursus foredrag undervisning"),
    ("opkvalific", "kursus uddannelse efteruddannelse"),
    (
        "henvend",
        "underretning underrette underretningspligt anmelde anmeldelse indberette melde tavshedspligt kontakte",
    ),
    (
        "bekymring",
        "underretning underrette mistanke uro sag sagen sagsbehandler socialrådgiver",
    ),
    ("modtage", "får sagsbehandler svar behandlet"),
    (
        "opmærksomhedspunkt",
        "tegn signaler faresignaler advarselstegn symptom symptomer kendetegn",
    ),
    ("tegn", "signaler faresignaler advarselstegn symptomer"),
    ("opspor", "opdage opdager finde øje"),
    (
        "kommunalbestyrelse",
        "byråd byrådet borgmester politikere politisk",
    ),
    (
        "handleve",
        "proces processen forløb procedure fremgangsmåde trin",
    ),
    ("unge", "teenager teenagere ungdom dreng pige"),
    ("børn", "barn dreng pige småbørn"),
    ("koordin", "samarbejde samarbejder"),
    ("samarbejd", "koordinering sammen"),
    ("civilsamfund", "frivillig frivillige"),
    ("niveau", "grad trin"),
    ("offentlig", "udgivet udgive"),
    ("leder", "chef ledelse skoleleder"),
    ("skema", "tjekliste checkliste"),
    ("lov", "serviceloven lovgivning paragraf jura"),
    ("revidere", "ændre laves opdateres fornyes"),
    (
        "mail",
        "e-boks eboks digital post besked brev skrive sikker",
    ),
    ("e-mail", "mailadresse adresse skrive"),
    ("politi", "betjent pet anmelde anmeldelse"),
    (
        "akut",
        "haster nødsituation alarm livsfare fare skade bombe selvmord ulykke",
    ),
    ("trivsel", "mistrivsel mistrives"),
    (
        "overgreb",
        "misbrug incest seksuelle vold mishandling krænkelse",
    ),
    ("defin", "betyder betydning forklaring forskel"),
    ("forebyg", "undgå forhindre"),
    ("foranstaltning", "tilbud tilbyder hjælp støtte"),
    ("støtte", "hjælp tilbud"),
    ("behandl", "undersøge sag sagen"),
    ("vurder", "bedømme afgøre risikovurdering"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_faith_origin_or_people_is_tied_to_a_sign() {
        let all = SAME.iter().map(|(_, words)| *words);
        let all = all.chain(PAGES.iter().map(|(_, words)| *words));
        let words: Vec<_> = all
            .chain([CONTACT])
            .flat_map(str::split_whitespace)
            .collect();
        for of_people in [
            "muslim",
            "islam",
            "koran",
            "moské",
            "imam",
            "kristen",
            "kirke",
            "bibel",
            "jøde",
            "jøder",
            "religion",
            "religiøs",
            "tro",
            "tørklæde",
            "syrien",
            "irak",
            "somalia",
            "tyrkiet",
            "jihad",
            "skæg",
            "indvandrer",
            "flygtning",
            "udlænding",
            "araber",
            "somalier",
            "homoseksuel",
        ] {
            assert!(!words.contains(&of_people), "{of_people}");
        }
    }

    #[test]
    fn no_word_stands_twice_or_leads_to_itself() {
        for (own, words) in SAME {
            let mut all: Vec<_> = words.split_whitespace().chain([*own]).collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count, "{own}: {words}");
        }
    }
}

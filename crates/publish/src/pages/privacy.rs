use maud::{Markup, html};

/// What is stored about a reader: nothing. And what is beyond our control.
pub(crate) fn privacy_page() -> Markup {
    html! {
        h1 { "Privatliv" }
        p.lead { "Siden gemmer intet om dig." }
        h2 { "Det gemmer siden ikke" }
        ul {
            li { "Siden bruger ingen cookies." }
            li { "Siden gemmer intet i din browser, hverken i dens lager eller på anden måde." }
            li { "Siden tæller ikke besøg og henter intet fra andre." }
            li {
                "Det, du svarer i guiden, er kun på din egen skærm. Det sendes ikke, og det står hverken i adressen eller i "
                "browserens historik. Når du forlader guiden, er det væk."
            }
        }
        h2 { "Det er ude af sidens hænder" }
        ul {
            li {
                "Din browser husker, hvilke sider du har besøgt, og kan gemme sidernes filer, så de vises hurtigere næste gang. "
                "Det kan du slette i browseren."
            }
            li {
                "Den server, der sender siderne, kan skrive ned, hvilken internetadresse der har bedt om hvilken side og hvornår. "
                "Det bestemmer den, der driver serveren."
            }
            li { "Ringer eller skriver du til en kontakt, gælder kontaktens egne regler." }
        }
    }
}

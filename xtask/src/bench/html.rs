//! Just enough HTML to find what a browser fetches with a page.

/// The kinds of link that the browser fetches by itself.
const FETCHED_LINKS: &[&str] = &["stylesheet", "modulepreload", "preload", "icon", "manifest"];

/// The addresses of style sheets, scripts, pictures and icons that a page refers to, as they are written.
pub(crate) fn fetched(html: &str) -> Vec<&str> {
    tags(html).filter_map(address).collect()
}

/// What stands between `<` and `>`. Our pages have neither in attributes.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
}

fn address(tag: &str) -> Option<&str> {
    match tag.split_ascii_whitespace().next()? {
        "script" | "img" => attribute(tag, "src"),
        "link" => {
            let kinds = attribute(tag, "rel")?;
            let fetched = kinds
                .split_ascii_whitespace()
                .any(|kind| FETCHED_LINKS.contains(&kind));
            attribute(tag, "href").filter(|_| fetched)
        }
        _ => None,
    }
}

/// An attribute's value, in either kind of quotation marks or, in a minified page, none.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let (before, after) = (&rest[..at], &rest[at + name.len()..]);
        rest = after;
        let Some(value) = after.strip_prefix('=') else {
            continue;
        };
        if !before.ends_with(|before: char| before.is_ascii_whitespace()) {
            continue;
        }
        return match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split(quote).next(),
            _ => value.split(|end: char| end.is_ascii_whitespace()).next(),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_browser_fetches_is_found() {
        let html = r#"<!doctype html><link rel="stylesheet" href="a.css"><link href=b.svg rel=icon>
            <link rel="canonical" href="https://example.org/"><a href="c.html">C</a>
            <script type='module' src='d.js'></script><script>1</script><img data-src="no.png" src="e.png" alt="">"#;
        assert_eq!(fetched(html), ["a.css", "b.svg", "d.js", "e.png"]);
    }
}

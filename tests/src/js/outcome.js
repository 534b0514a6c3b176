const text = (node) => node?.textContent.replace(/\s+/g, " ").trim() ?? "";
const outcome = document.querySelector(".guide .outcome");
const all = (css, within = outcome) => [...within.querySelectorAll(css)];

// The first link to a chapter stands right behind a quote, or behind what opens it.
function quote(block) {
  const whole = block.closest("details.line") ?? block;
  const link = whole.matches(":has(+ a.source)") ? whole.nextElementSibling : null;
  return { text: text(block), source: link ? `/${link.getAttribute("href")}` : "" };
}

const channel = (link) => ({
  text: text(link),
  href: link.getAttribute("href"),
  hours: text(link.closest("li").querySelector(".hours")),
});

return {
  title: text(outcome.querySelector("h1")),
  acute: outcome.classList.contains("acute"),
  contacts: all("section.contact").map((contact) => ({
    name: text(contact.querySelector(".contact-name")),
    emergency: contact.classList.contains("emergency"),
    channels: all("ul.channels > li > a.channel", contact).map(channel),
  })),
  path: all("ol.path .quote").map(quote),
  quotes: all(".quote").filter((block) => !block.closest("ol.path")).map(quote),
};

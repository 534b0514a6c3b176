const text = (node) => node?.textContent.replace(/\s+/g, " ").trim() ?? "";
const outcome = document.querySelector(".guide .outcome");
const all = (css, within = outcome) => [...within.querySelectorAll(css)];

// The link to a passage stands in its quote or right behind it.
function quote(block) {
  const behind = block.matches(":has(+ a.source)") ? block.nextElementSibling : null;
  const link = block.querySelector("a.source") ?? behind;
  return { text: text(block.querySelector("p")), source: link ? link.pathname + link.hash : "" };
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
  path: all("ol.path > li").map((step) => quote(step.querySelector("blockquote.quote"))),
  quotes: all("blockquote.quote").filter((block) => !block.closest("ol.path")).map(quote),
};

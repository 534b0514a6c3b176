// Reads the page as it was sent: what scripts have made of it since is another matter.
const text = (node) => node.textContent.replace(/\s+/g, " ").trim();

function describe(sent) {
  const all = (css) => [...sent.querySelectorAll(css)];
  const address = (element) => new URL(element.getAttribute("href") ?? element.getAttribute("src"), location.href);
  const addresses = (css) => all(css).map(address).filter((url) => url.protocol.startsWith("http"));
  const here = (url) => url.origin === location.origin;
  // What the guide's script fetches stands in the page, too.
  const fetched = all("[data-wasm], [data-index]").map(({ dataset }) => new URL(dataset.wasm ?? dataset.index, location.href));
  const handlers = all("*").flatMap((element) =>
    element.getAttributeNames().filter((name) => name.startsWith("on") || name === "style")
      .map((name) => `${element.localName} ${name}=`));
  return {
    language: sent.documentElement.lang,
    title: sent.title,
    description: sent.querySelector("meta[name=description]")?.content ?? "",
    h1: all("h1").map(text),
    ids: all("[id]").map((element) => element.id),
    targets: [...addresses("a[href], link[href], [src]"), ...fetched].filter(here)
      .map((url) => ({ path: url.pathname, fragment: decodeURIComponent(url.hash.slice(1)) })),
    foreign: addresses("link[href]:not([rel=canonical]), [src]").filter((url) => !here(url)).map(String),
    inline: [
      ...all("script:not([src]):not([type='application/json']):not([type='application/ld+json']), style").map((element) => element.outerHTML),
      ...all("a[href^='javascript:' i]").map((element) => element.outerHTML),
      ...handlers,
    ],
  };
}

// The policy lets no text be made into elements, so the browser is asked for the document.
const request = new XMLHttpRequest();
request.open("GET", location.href);
request.responseType = "document";
request.onload = () => done(describe(request.response));
request.send();

// The guide in a frame on another site's page.

// The frame's height is told to that page: room for a question, as on a phone, in the reader's size of text. It never depends on
// what is answered: whoever counts visits on that page could tell by it what a reader has come to.
const ROOM = 42; // rem
const tell = () => {
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
  parent.postMessage({ type: "beredskabsplan-hoejde", height: Math.ceil(ROOM * size) }, "*");
};
addEventListener("resize", tell);
tell();

// Pages of the plan are shown by no frame. They open beside the guide, whose answers stay.
document.addEventListener("click", ({ target }) => {
  const link = target.closest("a[href^=http], a[href*='.html']");
  if (link && !link.target && link.pathname !== location.pathname) link.target = "_blank";
}, true);

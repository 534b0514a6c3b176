// What has too little room: boxes that their content outgrows, and lines of text that lie upon one another.
const faults = [];
const words = (element) => element.textContent.replace(/\s+/g, " ").trim().slice(0, 60);
const out_of_sight = (element) => element && (getComputedStyle(element).clipPath !== "none" || out_of_sight(element.parentElement));
const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !out_of_sight(element);
// Of a passage in two lines, the rest comes when it is asked for.
const scrolls = (element) => getComputedStyle(element).overflowY === "auto" || element.matches(".line > summary");

for (const element of document.body.querySelectorAll("*")) {
  if (!seen(element) || element.closest("svg") || getComputedStyle(element).display === "inline") continue;
  const wide = element.scrollWidth - element.clientWidth;
  const high = scrolls(element) ? 0 : element.scrollHeight - element.clientHeight;
  if (element.clientWidth && Math.max(wide, high) > 1) {
    faults.push(`${wide} x ${high} px outside of ${element.localName}.${element.classList} »${words(element)}«`);
  }
}

// What a box that scrolls has out of sight lies upon nothing.
const frame = (element) => element && (scrolls(element) ? element.getBoundingClientRect() : frame(element.parentElement));

const lines = [];
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const { currentNode: text } = texts;
  // What is fixed lies upon the text, and can be scrolled clear of it.
  if (!text.data.trim() || !seen(text.parentElement) || text.parentElement.closest("script, noscript, .quick-exit, .line:not([open])")) continue;
  const range = document.createRange();
  range.selectNodeContents(text);
  const within = frame(text.parentElement) ?? { top: -Infinity, bottom: Infinity };
  for (const { left, right, top, bottom } of range.getClientRects()) {
    // A line's box is higher than its letters.
    const spare = (bottom - top) / 4;
    const line = { left, right: right - 1, top: Math.max(top + spare, within.top), bottom: Math.min(bottom - spare, within.bottom) };
    if (right - left > 2 && line.top < line.bottom) lines.push({ text: text.data.trim().slice(0, 60), ...line });
  }
}
lines.forEach((one, index) => {
  for (const other of lines.slice(index + 1)) {
    const apart = one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
    if (!apart) faults.push(`»${one.text}« lies upon »${other.text}«`);
  }
});
return faults;

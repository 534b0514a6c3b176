// The elements that a selector finds and that say a text; what only a screen reader hears does not count.
const [css, text] = arguments;
const said = (element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(".visually-hidden").forEach((hidden) => hidden.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
};
const found = [...document.querySelectorAll(css)].filter((element) => said(element) === text && element.checkVisibility());
// As a reader does who sees it lie half under the bar at the foot.
found[0]?.scrollIntoView({ block: "nearest" });
return found;

// The elements that a selector finds and that say a text; what only a screen reader hears does not count.
const [css, text] = arguments;
const said = (element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(".visually-hidden").forEach((hidden) => hidden.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
};
return [...document.querySelectorAll(css)].filter((element) => said(element) === text && element.checkVisibility());

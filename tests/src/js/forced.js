// What only a colour or a ground would tell, where the system puts its own colours in their place.
const faults = [];
const styled = (css) => [...document.querySelectorAll(css)].filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .map((element) => [element, getComputedStyle(element)]);
const tell = (element, fault) => faults.push(`${fault}: ${element.outerHTML.slice(0, 100)}`);
const is_drawn = (style, side, width) => style[`border${side}Style`] === "solid" && parseFloat(style[`border${side}Width`]) >= width;

if (!matchMedia("(forced-colors: active)").matches) faults.push("no forced colours");
for (const [element, style] of styled(".button, .channel, .action, .exit, .choice span, .call strong, .error-summary")) {
  if (!is_drawn(style, "Top", 1)) tell(element, "no edge");
}
for (const [element, style] of styled(".link-button, .source, .error-summary a")) {
  if (!style.textDecorationLine.includes("underline")) tell(element, "no underline");
}
for (const [element, style] of styled(".choice input")) {
  const card = getComputedStyle(element.nextElementSibling);
  const marked = card.outlineStyle === "solid" && parseFloat(card.outlineWidth) >= 2;
  if (style.appearance === "none" || style.opacity !== "1" || parseFloat(style.width) < 20) tell(element, "no box to tick");
  if (element.checked !== marked) tell(element, "not marked as it is");
}
for (const [element, style] of styled("div.outcome, section.outcome")) {
  if (element.matches(".acute") !== is_drawn(style, "Top", 8)) tell(element, "acute or not, it looks alike");
}
for (const [element, style] of styled(".contact")) {
  if (element.matches(".emergency") !== is_drawn(style, "Left", 4)) tell(element, "an emergency or not, it looks alike");
}
for (const [element, style] of styled(".error")) {
  if (!is_drawn(style, "Left", 6)) tell(element, "no bar");
}
return faults;

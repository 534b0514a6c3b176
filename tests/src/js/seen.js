// What a reader with poor sight or an unsteady hand would miss: text without contrast 7:1 (large text 4.5:1), an edge of a control
// without 3:1, and whatever is to be pressed and is smaller than 44 px, unless it stands in a sentence.
const faults = [];
const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
const tell = (element, fault) => faults.push(`${fault}: ${element.localName}.${element.classList} »${words(element).slice(0, 60)}«`);

const out_of_sight = (element) => element && (getComputedStyle(element).clipPath !== "none" || out_of_sight(element.parentElement));
const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !out_of_sight(element);

const channels = (color) => color.match(/[\d.]+/g).map(Number);
const is_clear = (color) => channels(color)[3] === 0;
const light = (color) => {
  const [red, green, blue] = channels(color).map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const ground = (element) => {
  const own = getComputedStyle(element).backgroundColor;
  return is_clear(own) && element.parentElement ? ground(element.parentElement) : own;
};

for (const element of document.body.querySelectorAll("*")) {
  const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  if (!own || !seen(element) || element.closest("script, noscript")) continue;
  const style = getComputedStyle(element);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
  const color = element.closest("svg") ? style.fill : style.color;
  const reached = contrast(color, ground(element));
  if (reached < (large ? 4.5 : 7)) tell(element, `contrast ${reached.toFixed(2)}`);
}

for (const element of document.querySelectorAll("a, button, .call strong, .choice span")) {
  const style = getComputedStyle(element);
  if (!seen(element) || style.borderTopStyle === "none") continue;
  const around = ground(element.parentElement);
  const reached = Math.max(contrast(style.borderTopColor, around), contrast(ground(element), around));
  if (reached < 3) tell(element, `edge ${reached.toFixed(2)}`);
}

for (const element of document.querySelectorAll("a[href], button, input, summary")) {
  const pressed = element.closest("label") ?? element;
  const in_sentence = getComputedStyle(element).display === "inline" && words(element.parentElement) !== words(element);
  if (!seen(element) || in_sentence) continue;
  const { width, height } = pressed.getBoundingClientRect();
  if (Math.min(width, height) < 43.9) tell(pressed, `only ${width.toFixed()} x ${height.toFixed()} px`);
}
return faults;

// Where the focus is, and what keeps a reader from seeing it there.
const focused = document.activeElement;
const faults = [];
// A choice's card has the ring of the input inside it.
const shown = focused.matches(".choice input") ? focused.nextElementSibling : focused;
const style = getComputedStyle(shown);
if (style.outlineStyle !== "solid" || parseFloat(style.outlineWidth) < 3) faults.push(`no ring: ${style.outline}`);

const channels = (color) => color.match(/[\d.]+/g).map(Number);
const light = (color) => {
  const [red, green, blue] = channels(color).map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const ground = (element) => {
  const own = getComputedStyle(element).backgroundColor;
  return channels(own)[3] === 0 && element.parentElement ? ground(element.parentElement) : own;
};
const inside = parseFloat(style.outlineOffset) < 0;
const [low, high] = [light(style.outlineColor), light(ground(inside ? shown : shown.parentElement))].sort((a, b) => a - b);
const contrast = (high + 0.05) / (low + 0.05);
if (contrast < 3) faults.push(`a ring with contrast ${contrast.toFixed(2)}`);

const box = shown.getBoundingClientRect();
// The bar stays at the top, and may lie upon what has been scrolled under it.
const bar = document.querySelector(".quick-exit");
const above = bar && !bar.contains(focused) ? bar.getBoundingClientRect() : { top: 0, bottom: 0 };
const hidden = Math.max(Math.min(box.bottom, above.bottom) - Math.max(box.top, above.top), 0);
// All of it, or where a low window has no room for that, half the window.
const visible = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0) - hidden;
if (visible < Math.min(box.height, (innerHeight - above.bottom) / 2) - 1) faults.push(`only ${visible.toFixed()} of ${box.height.toFixed()} px to be seen`);
if (box.left < -1 || box.right > innerWidth + 1) faults.push("beside the window");

const middle = document.elementFromPoint((box.left + box.right) / 2, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2);
if (!middle || !(shown.contains(middle) || middle.contains(shown))) faults.push(`covered by ${middle?.outerHTML.slice(0, 80)}`);
return { text: focused.textContent.trim() || focused.outerHTML.slice(0, 80), on: focused.matches(arguments[0]), faults };

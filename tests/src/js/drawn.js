// What a drawing fails to do. Lengths are in the drawing's own units, but for the letters, which are measured as they are seen.
const faults = [];
const inside = (one, other) => one.x >= other.x - 0.5 && one.y >= other.y - 0.5
  && one.x + one.width <= other.x + other.width + 0.5 && one.y + one.height <= other.y + other.height + 0.5;

for (const drawing of document.querySelectorAll(".drawing")) {
  for (const part of [drawing, ...drawing.closest("figure")?.children ?? []]) {
    const { left, right } = part.getBoundingClientRect();
    if (left < 0 || right > document.documentElement.clientWidth || part.scrollWidth > part.clientWidth + 1) {
      faults.push(`too wide: ${part.localName}`);
    }
  }
  let above = -1;
  for (const image of drawing.querySelectorAll("svg")) {
    const scale = image.getScreenCTM().a;
    const [group] = image.getElementsByTagName("g");
    const frame = group.querySelector("rect")?.getBBox();
    for (const text of image.querySelectorAll("text")) {
      const tell = (fault) => faults.push(`${fault}: »${text.textContent}«`);
      const size = parseFloat(getComputedStyle(text).fontSize) * scale;
      if (size < smallest - 0.05) tell(`only ${size.toFixed(1)} px`);
      const around = text.parentElement === group && frame ? frame : image.viewBox.baseVal;
      if (!inside(text.getBBox(), around)) tell("out of its box");
    }
    if (frame && frame.y <= above) faults.push(`a box upon another at ${frame.y}`);
    if (frame) above = frame.y + frame.height;
  }
  if (!drawing.querySelector("text")) faults.push("nothing is drawn");
}
return faults;

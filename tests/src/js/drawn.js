// What a diagram fails to do.
const faults = [];
const words = (element) => element.textContent.replace(/\s+/g, " ").trim().slice(0, 60);
const place = (element) => element.getBoundingClientRect();
const apart = (one, other) =>
  one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;

for (const diagram of document.querySelectorAll(".diagram")) {
  const boxes = [...diagram.querySelectorAll(".box")];
  if (!boxes.length) faults.push("nothing is drawn");
  for (const [index, box] of boxes.entries()) {
    const tell = (fault) => faults.push(`${fault}: »${words(box)}«`);
    const { left, right } = place(box);
    if (left < 0 || right > document.documentElement.clientWidth) tell("too wide");
    if (box.scrollWidth > box.clientWidth + 1) tell("text out of its box");
    if (boxes.slice(index + 1).some((other) => !apart(place(box), place(other)))) tell("upon another");
    for (const text of box.querySelectorAll("p, li, strong")) {
      const size = parseFloat(getComputedStyle(text).fontSize);
      if (size < smallest - 0.05) tell(`only ${size.toFixed(1)} px`);
    }
  }
  const room = diagram.closest("main").clientWidth / parseFloat(getComputedStyle(diagram).fontSize);
  const [one, other] = diagram.matches(".levels") ? boxes : [];
  if (other && room > 33 && place(one).top !== place(other).top) faults.push("not side by side, though there is room");
}
return faults;

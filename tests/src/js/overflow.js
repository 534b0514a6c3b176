// Counts what is clipped too: a page that hides what does not fit is no better than one that scrolls sideways.
const window_width = document.documentElement.clientWidth;
const hidden = (element) => element.closest(".visually-hidden, .skip") || !element.checkVisibility();
const right_sides = [...document.body.querySelectorAll("*")]
  .filter((element) => !hidden(element))
  .map((element) => element.getBoundingClientRect().right);
return Math.max(0, document.documentElement.scrollWidth - window_width, ...right_sides.map((side) => side - window_width));

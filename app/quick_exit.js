// The quick exit of the guide's page. It knows neither the guide nor what starts it, so that it works before they do and
// when they fail. Without it the link is still a link.

const PRESSES = 3;
const TIME = 5000; // ms, from the first press to the last
const RETURN = 200; // ms; going back within a page takes less

const root = document.documentElement;
const link = document.querySelector(".exit");
const status = document.querySelector(".exit-status");

let presses = 0;
let alone = false;
let timer;

function reset() {
  clearTimeout(timer);
  presses = 0;
  status.textContent = "";
}

// How many entries of the history before this one are this page's own: the guide's steps, and places within the page.
// Where the browser does not tell, the guide's own number of its step does.
function before() {
  const here = window.navigation?.currentEntry;
  if (!here) return Number.isInteger(history.state) ? history.state : 0;
  return navigation.entries().filter((entry) => entry.sameDocument && entry.index < here.index).length;
}

function leave() {
  if (root.classList.contains("leaving")) return;
  // First of all nothing is to be seen.
  root.classList.add("leaving");
  document.title = "Indlæser";
  reset();
  status.textContent = "Siden forlades.";
  // The guide forgets the answers when its page is left.
  dispatchEvent(new Event("pagehide"));
  // The first of the page's entries gives way to the neutral page, so that Back leads to what was before the guide.
  const go = () => {
    try {
      top.location.replace(link.href); // in a frame, the whole tab leaves
    } catch {
      location.replace(link.href); // a frame that may not do that leaves by itself
    }
  };
  const steps = before();
  if (!steps) return go();
  addEventListener("popstate", go, { once: true });
  setTimeout(go, RETURN);
  history.go(-steps);
}

link.addEventListener("click", (event) => {
  // A new tab or window leaves this one as it is.
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  leave();
});

// Shift counts when it is let go and nothing else was pressed meanwhile: not as a part of Shift+Tab or of a capital letter.
addEventListener("keydown", (event) => {
  alone = event.key === "Shift";
  if (!alone) reset();
}, true);

addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || !alone) return;
  presses++;
  const left = PRESSES - presses;
  if (!left) return leave();
  if (presses === 1) timer = setTimeout(reset, TIME);
  status.textContent = `Tryk på Skift ${left} ${left > 1 ? "gange" : "gang"} mere for at forlade siden.`;
}, true);

// Brought back as it was left, the page would still be covered.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

root.classList.add("exits");

// Starts the guide. Its first question stands in the page already, and what is pressed there before the guide has come is not lost.
// Below it stands the static guide. It is kept out of sight for as long as the guide may be expected, and what a reader has once
// seen is not taken away before a step in the guide.

const PATIENCE = 2000; // ms; the style sheet has the same
const WAITING = "Guiden gøres klar …";
const SORRY = "Guiden virker ikke lige nu. Du kan læse det vigtigste herunder.";

const mount = document.getElementById("vejviser");
const [first, guide] = mount.children;
const staticGuide = document.getElementById("vejviser-statisk");
const heading = staticGuide.querySelector("h2");
const message = document.getElementById("vejviser-besked");
// Absolute, as browsers write it into an error's stack.
const [script, wasm] = [mount.dataset.script, mount.dataset.wasm].map((url) => new URL(url, document.baseURI).href);

let pressed = false; // the reader wants to go on, and is held up
let failed = false;

const controls = (part) => [...part.querySelectorAll("input, .button")];
const forget = () => controls(first).forEach((control) => (control.checked = false));

function showStaticGuide() {
  staticGuide.className = "shown"; // no longer kept out of sight
  message.textContent = SORRY;
}

// Without the guide the way on leads to the static guide; while the guide may still come, it waits.
first.addEventListener("click", (event) => {
  if (!event.target.closest(".button") || failed) return;
  event.preventDefault();
  pressed = true;
  message.textContent = WAITING;
  // Should it come later than this, it takes its place without a word.
  setTimeout(giveUp, PATIENCE);
});

function giveUp() {
  if (!pressed) return;
  pressed = false;
  showStaticGuide();
  heading.focus();
}

// The guide has drawn the same question. What is chosen, what has the focus and what was pressed goes over to it.
function takeOver() {
  const [before, now] = [first, guide].map(controls);
  const focused = before.indexOf(document.activeElement);
  before.forEach((control, index) => control.checked && now[index].click());
  forget();
  first.hidden = true;
  now[focused]?.focus({ preventScroll: true });
  if ([WAITING, SORRY].includes(message.textContent)) message.textContent = "";
  const hideStaticGuide = () => (staticGuide.hidden = true);
  staticGuide.getAnimations().length ? hideStaticGuide() : guide.addEventListener("submit", hideStaticGuide, { once: true });
  if (pressed) now.at(-1).click();
  pressed = false;
}

function fail() {
  if (failed) return;
  failed = true;
  const inside = guide.contains(document.activeElement);
  guide.replaceChildren(); // no answer stays behind, not even hidden
  forget();
  first.hidden = staticGuide.hidden = false;
  showStaticGuide();
  if (inside || pressed) heading.focus();
  pressed = false;
}

// After a trap in the wasm, or an error in its glue, nothing that the guide shows can be relied on.
function watch(error) {
  if (error instanceof WebAssembly.RuntimeError || error?.stack?.includes(script)) fail();
}

async function start() {
  const [glue, response] = await Promise.all([import(script), fetch(wasm, { integrity: mount.dataset.integrity })]);
  await glue.default({ module_or_path: response });
  if (!guide.hasChildNodes()) throw new Error("nothing drawn");
  addEventListener("error", (event) => watch(event.error));
  addEventListener("unhandledrejection", (event) => watch(event.reason));
  takeOver();
}

addEventListener("pagehide", forget);
// On paper stands what is otherwise opened when it is asked for.
addEventListener("beforeprint", () => mount.querySelectorAll("details").forEach((one) => (one.open = true)));
start().catch(fail);

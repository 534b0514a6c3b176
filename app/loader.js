// Starts the guide. The style sheet keeps the static twin out of sight for the guide's first moments; what the reader sees from
// then on is never taken away again without a press.

const PATIENCE = 2000; // ms; the style sheet has the same
const SORRY = "Guiden virker ikke lige nu. Du kan læse det vigtigste herunder.";

const mount = document.getElementById("vejviser");
const twin = document.getElementById("vejviser-tvilling");
const waiting = document.querySelector(".waiting");
const message = document.getElementById("vejviser-fejl");
// Absolute, as browsers write it into an error's stack.
const [script, wasm] = [mount.dataset.script, mount.dataset.wasm].map((url) => new URL(url, document.baseURI).href);

let late = false; // the reader sees the twin
let failed = false;

// A reader whose focus would vanish with what is hidden is taken along.
function swap(from, to, landing) {
  const inside = from.contains(document.activeElement);
  waiting.remove();
  to.hidden = false;
  from.hidden = true;
  if (inside) landing.focus();
}

function showGuide() {
  late = false;
  message.textContent = "";
  swap(twin, mount, mount.querySelector("h1"));
}

function showTwin() {
  late = true;
  twin.className = "shown"; // no longer kept out of sight
  swap(mount, twin, message);
  // Later, because a screen reader announces a change in a status that is there already.
  setTimeout(() => {
    message.textContent ||= SORRY;
  }, 100);
}

function fail() {
  if (failed) return;
  failed = true;
  if (message.firstElementChild) message.textContent = ""; // no guide to offer any more
  showTwin();
  mount.replaceChildren(); // no answer stays behind, not even hidden
}

// The guide has come too late for a reader who may be in the midst of the twin.
function offerGuide() {
  const button = document.createElement("button");
  button.className = "button";
  button.textContent = "Guiden er klar. Brug guiden";
  button.onclick = () => {
    showGuide();
    mount.querySelector("h1").focus();
  };
  message.replaceChildren(button);
}

// After a trap in the wasm, or an error in its glue, nothing that the guide shows can be relied on.
function watch(error) {
  if (error instanceof WebAssembly.RuntimeError || error?.stack?.includes(script)) fail();
}

async function start() {
  const [glue, response] = await Promise.all([import(script), fetch(wasm, { integrity: mount.dataset.integrity })]);
  await glue.default({ module_or_path: response });
  if (!mount.hasChildNodes()) throw new Error("nothing drawn");
  addEventListener("error", (event) => watch(event.error));
  addEventListener("unhandledrejection", (event) => watch(event.reason));
  late ? offerGuide() : showGuide();
}

// Where the style sheet shows the twin already, because the browser is old or the network slow, it is late from the start.
const [hiding] = twin.getAnimations();
late = !hiding;
const patience = hiding ? hiding.finished : new Promise((done) => setTimeout(done, PATIENCE));
const giveUp = () => mount.hidden && !message.textContent && showTwin();
patience.then(giveUp, giveUp); // it is broken off when the guide comes, and when somebody prints
start().catch(fail);

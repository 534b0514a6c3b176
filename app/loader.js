// Starts the guide. Until it has drawn its first page, and whenever it fails, the reader sees the static twin.

const PATIENCE = 8000; // ms; by then the reader has begun with the twin, so it stays

const mount = document.getElementById("vejviser");
const twin = document.getElementById("vejviser-tvilling");
// Absolute, as browsers write it into an error's stack.
const [script, wasm] = [mount.dataset.script, mount.dataset.wasm].map((url) => new URL(url, document.baseURI).href);

const message = document.createElement("p");
message.id = "vejviser-fejl";
message.hidden = true;
message.tabIndex = -1;
message.setAttribute("role", "status");
twin.before(message);

let failed = false;

// A reader whose focus would vanish with what is hidden is taken along.
function swap(from, to, landing) {
  const inside = from.contains(document.activeElement);
  to.hidden = false;
  from.hidden = true;
  if (inside) landing.focus();
}

function fail() {
  if (failed) return;
  failed = true;
  message.hidden = false;
  swap(mount, twin, message);
  mount.replaceChildren(); // no answer stays behind, not even hidden
  // Last, because a screen reader announces a change in a status that is there already.
  setTimeout(() => {
    message.textContent = "Guiden virker ikke lige nu. Du kan læse det vigtigste herunder.";
  }, 100);
}

// After a trap in the wasm, or an error in its glue, nothing that the guide shows can be relied on.
function watch(error) {
  if (error instanceof WebAssembly.RuntimeError || error?.stack?.includes(script)) fail();
}

async function start() {
  const glue = await import(script);
  await glue.default({ module_or_path: wasm });
  if (failed) return;
  if (!mount.hasChildNodes()) throw new Error("nothing drawn");
  addEventListener("error", (event) => watch(event.error));
  addEventListener("unhandledrejection", (event) => watch(event.reason));
  swap(twin, mount, mount.querySelector("h1"));
}

const patience = setTimeout(fail, PATIENCE);
start().catch(fail).finally(() => clearTimeout(patience));

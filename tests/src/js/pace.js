// Goes on from the question that is shown to the outcome, and tells how long each step takes in milliseconds: from the press until
// the next page is made and laid out.
const all = (css) => [...document.querySelectorAll(`.guide ${css}`)];
const settled = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
const made = () => new Promise((resolve) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = resolve;
  channel.port2.postMessage(null);
});

async function step(button) {
  await settled();
  const start = performance.now();
  button.click();
  await made();
  document.body.getBoundingClientRect();
  return performance.now() - start;
}

async function walk() {
  const times = [];
  while (!all(".outcome").length) {
    all(".choice:nth-child(2) input").forEach((input) => input.click());
    times.push(await step(all("form button, .buttons button")[0]));
  }
  return times;
}

walk().then(done);

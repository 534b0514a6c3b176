// What scripts that walk through the guide share: what stands there, and a step.
const said = (element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(".visually-hidden").forEach((hidden) => hidden.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
};
const all = (css) => [...document.querySelectorAll(`.guide ${css}`)];
const heading = () => all("h1").map(said).join();
const button = (label) => all("button").find((one) => said(one) === label);

const TURN = 5000; // ms; how long the guide may take for a step

// Lets all that is under way come to its end; without waiting for a frame, as that would take most of the time.
const drawn = () => new Promise((resolve) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = resolve;
  channel.port2.postMessage(null);
});

// A step shows another page or a message. It may come at once or, where the browser's history has a part in it, later.
async function turned(act) {
  const look = () => [heading(), all(".error-summary").length].join();
  const before = look();
  await new Promise((resolve, reject) => {
    const observer = new MutationObserver(() => look() !== before && end(resolve));
    const timer = setTimeout(() => end(() => reject(new Error(`nothing came of a step from »${heading()}«`))), TURN);
    const end = (how) => { observer.disconnect(); clearTimeout(timer); how(); };
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    act();
  });
  await drawn(); // a message may go a moment before the page turns
}

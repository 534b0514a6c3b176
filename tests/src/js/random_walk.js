// Walks through the guide as chance will have it, from its first question to an outcome, and tells what it did and what is shown.
const [seed, finishing] = arguments;

// Mulberry32: the same walk for the same seed in every engine.
let state = seed;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const chance = (share) => random() < share;
const pick = (list) => list[Math.floor(random() * list.length)];

const steps = [];
async function press(one) {
  const [label, at] = [said(one), heading()];
  const chosen = all("label.choice").filter((choice) => choice.control.checked).map(said);
  await turned(() => one.click());
  steps.push({ Pressed: { at, label, chosen, turned: heading() !== at } });
}

async function choose(choices) {
  const shy = choices.filter((choice) => !finishing.includes(said(choice)));
  const choice = pick(shy.length && chance(0.85) ? shy : choices);
  choice.click();
  await drawn();
  steps.push({ Chosen: { at: heading(), choice: said(choice) } });
}

async function answer(tired) {
  const choices = all("label.choice");
  const several = choices[0].control.type === "checkbox";
  for (let left = Math.floor(random() * (several ? 5 : 3)); left > 0; left--) await choose(choices);
  const must = tired || all(".error-summary").length || chance(0.8);
  while (must && !choices.some((choice) => choice.control.checked)) await choose(choices);
  const back = button("Tilbage");
  await press(back && !tired && chance(0.15) ? back : button("Fortsæt"));
}

async function look_over(tired) {
  const other = [button("Tilbage"), ...all("dl.summary button")];
  await press(tired || chance(0.5) ? button("Vis, hvem du kan kontakte") : pick(other));
}

async function walk() {
  // From the outcome of the walk before; the page need not be loaded for each.
  if (all(".outcome").length) await turned(() => button("Start forfra").click());
  for (let left = 60; ; left--) {
    const tired = left < 0;
    if (all(".outcome").length) {
      if (tired || chance(0.6)) return;
      await press(button(chance(0.8) ? "Ret dine svar" : "Start forfra"));
    } else if (all("label.choice").length) {
      await answer(tired);
    } else {
      await look_over(tired);
    }
  }
}

walk().then(
  () => done({ steps, shown: outcome(), answers: summary() }),
  (error) => done({ error: String(error) }),
);

// Answers the questions as they come, each with these texts, and presses the last button, if it is there.
const [answers, last] = arguments;

function press(what, from, text) {
  if (!what) throw new Error(`»${from}« has no »${text}«`);
  what.click();
}

async function choose(text) {
  press(all("label.choice").find((choice) => said(choice) === text), heading(), text);
  await drawn();
}

async function walk() {
  for (const texts of answers) {
    for (const text of texts) await choose(text);
    await turned(() => press(button("Fortsæt"), heading(), "Fortsæt"));
  }
  // A choice that finishes leads past it.
  if (button(last)) await turned(() => button(last).click());
}

walk().then(() => done(null), (error) => done(String(error)));

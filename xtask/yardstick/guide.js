// The guide in plain JavaScript: a yardstick for the widget's weight and pace. `cargo xtask bench` measures it; it is never published.
// It draws the same pages from the same payload, and keeps to the same history.

const DAY = 1440;
const WEEK = 7 * DAY;
const DAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
const SUMMARY = -1;
const OUTCOME = -2;
const URGENCIES = ["open", "ordinary", "prompt", "pressing", "acute"];

let guide, contacts, passages, mount;
let selected, page, beforeChange, missing; // the state; `beforeChange` has the choices before a change, or is undefined
let entries, here; // where the reader has been
let begunAgain = false;
let returning = false;
let actions, watched, linked; // of the drawn page

// Elements

function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...children.flat().filter((child) => child != null));
  return element;
}

const find = (css) => document.querySelector(css);
const link = (css, href, ...children) => el("a", { class: css, href, rel: "noreferrer" }, ...children);
const details = (title, ...parts) => el("details", {}, el("summary", {}, title), ...parts);
const heading = (text) => el("h1", { tabindex: -1 }, text);
const buttons = (...all) => el("div", { class: "buttons" }, ...all);
const button = (css, label, action) => el("button", { type: "button", class: css, value: actions.push(action) - 1 }, label);

// The rules

const bit = (choice) => 1n << BigInt(choice.number);
const allOf = (question) => question.choices.reduce((all, choice) => all | bit(choice), 0n);
const isAnswered = (question) => (allOf(question) & selected) !== 0n;

function count(set) {
  let count = 0;
  for (; set; set &= set - 1n) count++;
  return count;
}

function holds(condition) {
  if (!condition) return true;
  const [[kind, value]] = Object.entries(condition);
  if (kind === "all") return value.every(holds);
  if (kind === "any") return value.some(holds);
  if (kind === "not") return !holds(value);
  return count(BigInt(value[1]) & selected) >= value[0];
}

function openQuestion() {
  const ended = guide.questions.some((question) => question.choices.some((choice) => choice.finishes && selected & bit(choice)));
  const open = ended ? -1 : guide.questions.findIndex((question) => !isAnswered(question));
  return open < 0 ? undefined : open;
}

function assess() {
  const matching = guide.outcomes.filter((outcome) => holds(outcome.when));
  return matching.reduce((best, outcome) => (URGENCIES.indexOf(outcome.urgency) >= URGENCIES.indexOf(best.urgency) ? outcome : best));
}

function choose(question, choice) {
  const one = bit(choice);
  if (question.several && selected & one) selected &= ~one;
  else if (question.several && !choice.exclusive) {
    for (const other of question.choices) if (other.exclusive) selected &= ~bit(other);
    selected |= one;
  } else selected = (selected & ~allOf(question)) | one;
}

function proceed() {
  const question = guide.questions[page];
  if (!question) return (page = OUTCOME);
  missing = !isAnswered(question);
  if (missing) return;
  const ends = question.choices.some((choice) => choice.finishes && selected & bit(choice));
  if (ends) page = OUTCOME;
  else if (beforeChange === undefined && page + 1 < guide.questions.length) page++;
  else page = openQuestion() ?? SUMMARY;
  beforeChange = undefined;
}

// The opening hours

function moment() {
  const written = new Date().toLocaleString("sv-SE", { timeZone: "Europe/Copenhagen" });
  return Math.floor(Date.parse(`${written.slice(0, 10)}T${written.slice(11, 16)}Z`) / 60000);
}

const minuteOfWeek = (moment) => (moment + 3 * DAY) % WEEK;
const clock = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}.${String(minutes % 60).padStart(2, "0")}`;
const isDaily = (opening) => opening.days.length === 7;

function isHoliday(day) {
  const date = new Date(day * DAY * 60000);
  const year = date.getUTCFullYear();
  const moon = ((204 - 11 * (year % 19)) % 30) + 21;
  const full = moon - (moon > 48);
  const easter = Date.UTC(year, 2, full + 7 - ((year + Math.floor(year / 4) + full + 1) % 7)) / 60000 / DAY;
  const fixed = [[0, 1], [5, 5], [11, 24], [11, 25], [11, 26], [11, 31]];
  return fixed.some(([month, of]) => date.getUTCMonth() === month && date.getUTCDate() === of) || [-3, -2, 0, 1, 39, 49, 50].includes(day - easter);
}

function isOpen(channel, moment) {
  let open;
  for (const opening of channel.openings) {
    const length = opening.to - opening.from + (opening.to > opening.from ? 0 : DAY);
    for (const name of opening.days) {
      const since = (minuteOfWeek(moment) + WEEK - DAYS.indexOf(name) * DAY - opening.from) % WEEK;
      if (since < length) open ||= isDaily(opening) || !isHoliday(Math.floor((moment - since) / DAY));
    }
  }
  return open; // undefined when closed, false when not certain
}

function status(channel) {
  const at = moment();
  const now = isOpen(channel, at);
  let later = 1;
  while (later < WEEK && isOpen(channel, at + later) === now) later++;
  if (now === false) return "Kan være lukket på helligdage";
  if (later === WEEK) return now ? "Åbent hele døgnet" : "";
  if (now === undefined && isOpen(channel, at + later) === false) return "Lukket nu, kan være lukket på helligdage";
  const change = (minuteOfWeek(at) % DAY) + later;
  const days = Math.floor((change - (now ? 1 : 0)) / DAY);
  const day = ["", "i morgen "][days] ?? `${DAYS[(Math.floor(minuteOfWeek(at) / DAY) + days) % 7]} `;
  return `${now ? "Åbent nu, lukker " : "Lukket nu, åbner "}${day}kl. ${clock(change - days * DAY)}`;
}

function hours(opening) {
  const days = opening.days;
  const named = isDaily(opening) ? "dagligt" : [days.slice(0, -1).join(", "), days.at(-1)].filter(Boolean).join(" og ");
  return `${named} kl. ${clock(opening.from)}–${clock(opening.to)}`;
}

// The pages

function quoted(id) {
  const quote = passages.get(id);
  if (!quote) return [];
  const pieces = quote.text.map((piece) => (piece.href ? link("quoted", piece.href, piece.text) : piece.text));
  return [el("blockquote", { class: "quote" }, el("p", {}, pieces)), source(quote)];
}

function source(quote) {
  if (linked.has(quote.chapter)) return;
  linked.add(quote.chapter);
  return link("source", quote.href, "Læs i planen: ", quote.chapter);
}

function step(id) {
  const quote = passages.get(id);
  if (!quote || quote.text.some((piece) => piece.href)) return quoted(id);
  const text = quote.text.map((piece) => piece.text);
  return [el("details", { class: "line" }, el("summary", { class: "quote" }, text)), source(quote)];
}

const quotation = (id) => el("div", {}, quoted(id));
const reservation = () => el("div", { class: "reservation" }, quoted(guide.reservation));

function questionPage(index) {
  const question = guide.questions[index];
  const wanted = question.several ? "Vælg mindst ét svar" : "Vælg det svar, der passer bedst";
  const isCertain = !guide.questions.slice(index).some((one) => one.choices.some((choice) => choice.finishes));
  const progress = isCertain ? `Spørgsmål ${index + 1} af ${guide.questions.length}. ` : "";
  const choices = question.choices.map((choice) => {
    const input = el("input", { type: question.several ? "checkbox" : "radio", name: "svar" });
    input.checked = (selected & bit(choice)) !== 0n;
    return el("label", { class: "choice" }, input, el("span", {}, choice.text));
  });
  return el("form", { class: "question", autocomplete: "off" },
    missing && el("div", { class: "error-summary", role: "group", "aria-label": "Du mangler at svare", tabindex: -1 },
      el("h2", {}, "Du mangler at svare"), el("a", { href: "#vejviser" }, wanted)),
    el("div", { class: "asked" },
      el("span", { class: "progress", id: "svar_trin" }, progress, question.several ? "Du kan vælge flere." : ""),
      el("h1", { tabindex: -1, "aria-describedby": "svar_trin" }, question.text)),
    question.help && details("Hvad betyder det?", quoted(question.help)),
    question.role === "points" ? reservation() : undefined,
    missing && el("p", { class: "error", id: "svar-fejl" }, el("span", { class: "visually-hidden" }, "Fejl: "), wanted),
    el("div", { class: "choices", role: question.several ? "group" : "radiogroup", "aria-label": "Svar", "aria-describedby": "svar-fejl" },
      choices),
    buttons(el("button", { class: "button" }, "Fortsæt"), index > 0 ? button("button secondary", "Tilbage", () => goBack(1)) : undefined));
}

function answers(isChangeable) {
  const rows = guide.questions.map((question, index) => isAnswered(question) && el("div", {},
    el("dt", {}, question.text),
    question.choices.filter((choice) => selected & bit(choice)).map((choice) => el("dd", {}, choice.text)),
    isChangeable ? el("dd", { class: "change" }, button("link-button",
      el("span", {}, "Ret", el("span", { class: "visually-hidden" }, " dit svar på: ", question.text)),
      () => take(() => ((beforeChange = selected), (page = index))))) : undefined));
  return el("dl", { class: "summary" }, rows.filter(Boolean));
}

function summaryPage() {
  return el("div", { class: "check-answers" }, heading("Tjek dine svar"), answers(true), buttons(
    button("button", "Vis, hvem du kan kontakte", () => take(proceed)),
    button("button secondary", "Tilbage", () => goBack(1))));
}

function card(contact) {
  const channels = contact.channels.map((channel) => {
    const verb = { emergency: "Ring ", phone: "Ring ", email: "Skriv til " }[channel.kind] ?? "";
    const open = channel.openings?.length && el("p", { class: "open-now" }, status(channel));
    if (open) watched.push([open, channel]);
    return el("li", {}, link("channel", channel.url, verb, channel.value),
      open ? [el("p", { class: "hours" }, channel.openings.map(hours).join("; ")), open] : undefined);
  });
  const isEmergency = contact.channels.some((channel) => channel.kind === "emergency");
  return el("section", { class: isEmergency ? "contact emergency" : "contact" },
    el("h3", { class: "contact-name" }, contact.name), el("ul", { class: "channels" }, channels));
}

function outcomePage() {
  const outcome = assess();
  const isAcute = outcome.urgency === "acute";
  const applying = (citations) => citations.filter((citation) => holds(citation.when)).map((citation) => citation.passage);
  const named = applying(outcome.now).map((id) => contacts.find((contact) => contact.passage === id)).filter(Boolean);
  const whom = [...new Set([...named, ...outcome.contacts.map((id) => contacts.find((contact) => contact.id === id))])];
  const above = new Set(whom.map((contact) => contact.passage));
  const unseen = (ids) => ids.filter((id) => !above.has(id) && above.add(id));
  const now = unseen(applying(outcome.now));
  const path = unseen(outcome.path);
  const [reserved] = unseen([guide.reservation]);
  const [mail] = isAcute ? [] : unseen([guide.secure_mail]);
  const helping = applying(outcome.help);
  const help = unseen(helping.length ? [...helping, guide.assessors] : []);
  const because = unseen(applying(outcome.because));
  const onDemand = (title, ids) => (ids.length ? details(title, ids.map(quotation)) : undefined);
  return el("div", { class: isAcute ? "outcome acute" : "outcome" },
    heading(outcome.title),
    el("section", {}, el("h2", {}, "Det kan du gøre nu"), whom.map(card), now.map(quotation)),
    path.length ? el("section", {}, el("h2", {}, "Det sker der bagefter"), el("ol", { class: "path" }, path.map((id) => el("li", {}, step(id))))) : undefined,
    reserved && reservation(),
    isAcute ? undefined : prepare(mail),
    onDemand("Hjælp, der kan blive tale om", help),
    onDemand("Derfor vises dette", because),
    buttons(
      button("button secondary", "Ret dine svar", () => take(() => (page = SUMMARY))),
      button("button secondary", "Start forfra", startOver)));
}

function prepare(mail) {
  return el("section", { class: "prepare" },
    el("h2", {}, "Forbered samtalen"),
    el("p", {}, "Du kan udskrive eller kopiere dine svar, så du har dem ved hånden."),
    details("Dine svar", answers(false)),
    buttons(button("button secondary", "Udskriv", () => print()), button("button secondary", "Kopiér dine svar", copy)),
    el("p", { class: "status", "aria-live": "polite" }),
    mail && [el("p", {}, "Vil du skrive om personlige forhold, er planens vej sikker mail:"), quotation(mail)]);
}

function copy() {
  const answers = find(".guide .summary");
  answers.closest("details").open = true;
  getSelection().selectAllChildren(answers);
  let isCopied = false;
  try {
    isCopied = document.execCommand("copy");
  } catch {
    // Told below.
  }
  find(".guide .status").textContent = isCopied
    ? "Dine svar er kopieret."
    : "Dine svar kunne ikke kopieres. Du kan markere dem og kopiere dem selv.";
}

// The session

function draw() {
  [actions, watched, linked] = [[], [], new Set()];
  mount.replaceChildren(page === SUMMARY ? summaryPage() : page === OUTCOME ? outcomePage() : questionPage(page));
}

function markTitle(isMarked) {
  document.title = (isMarked ? "Fejl: " : "") + document.title.replace(/^Fejl: /, "");
}

const say = (message) => (find("#vejviser-besked").textContent = message);

function show() {
  draw();
  requestAnimationFrame(() => {
    const message = find(".guide .error-summary");
    markTitle(message);
    if (message) {
      find(".guide .choices").setAttribute("aria-invalid", "true");
      return message.focus();
    }
    mount.scrollIntoView();
    find(".guide h1").focus();
  });
}

function turn() {
  if (begunAgain) say("");
  begunAgain = returning = false;
  show();
}

const isChanging = () => beforeChange !== undefined;

function take(change) {
  const before = [page, isChanging()].join();
  change();
  if ([page, isChanging()].join() === before) return show();
  entries.length = ++here;
  entries.push([page, isChanging()]);
  history.pushState(here, "");
  turn();
}

function forgetState() {
  [selected, page, beforeChange, missing] = [0n, 0, undefined, false];
}

function forget() {
  forgetState();
  [entries, here] = [[[0, false]], 0];
  markTitle(false);
  draw();
}

function goBack(steps) {
  returning = true;
  if (steps) history.go(-steps);
}

function startOver() {
  forgetState();
  entries.fill([0, false]);
  goBack(here);
}

function beginAgain() {
  begunAgain = true;
  say("Dine tidligere svar er slettet, så guiden begynder forfra.");
  forget();
  if (history.state) history.go(-history.state);
}

function follow() {
  const number = history.state;
  if (typeof number !== "number") return history.replaceState(here, "");
  if (begunAgain && number > 0) return history.go(-number);
  if (number === here) return returning && history.go(-1);
  while (entries.length <= number) entries.push(entries.at(-1));
  here = number;
  const [target, changing] = entries[here];
  selected = beforeChange ?? selected;
  beforeChange = changing ? selected : undefined;
  missing = false;
  page = target < 0 ? openQuestion() ?? target : target;
  turn();
}

function listen() {
  addEventListener("click", (event) => {
    if (event.target.closest(".guide .error-summary a")) {
      event.preventDefault();
      return find(".guide .choice input").focus();
    }
    actions[event.target.closest(".guide [value]")?.value]?.();
  });
  addEventListener("change", (event) => {
    const inputs = [...document.querySelectorAll(".guide .choice input")];
    const question = guide.questions[page];
    const choice = question?.choices[inputs.indexOf(event.target)];
    if (!choice) return;
    choose(question, choice);
    inputs.forEach((input, index) => (input.checked = (selected & bit(question.choices[index])) !== 0n));
  });
  addEventListener("submit", (event) => {
    event.preventDefault();
    take(proceed);
  });
  addEventListener("popstate", follow);
  addEventListener("pagehide", forget);
  addEventListener("pageshow", (event) => event.persisted && beginAgain());
  setInterval(() => watched.forEach(([line, channel]) => (line.textContent = status(channel))), 10000);
}

export default async function start() {
  const payload = JSON.parse(find("#vejviser-data").textContent);
  ({ guide, contacts } = payload);
  passages = new Map(payload.passages);
  mount = find(".pages").appendChild(el("div", { class: "guide" }));
  forgetState();
  [entries, here] = [[[0, false]], 0];
  if (typeof history.state === "number") beginAgain();
  else {
    history.replaceState(0, "");
    draw();
  }
  listen();
  setTimeout(moment);
}

// The search of the plan. It looks in an index of passages that is fetched when a reader begins, and draws what it finds.
// Nothing that is typed leaves the page: not in the address, not in storage, not on the network.

const page = document.querySelector(".search");
const form = page.querySelector("form");
const input = page.querySelector("input");
const [status, elsewhere, results] = [".found", ".elsewhere", ".results"].map((css) => document.querySelector(css));

// One spelling for all: å, aa and a; æ, ae and a; ø, oe and o. Each becomes one letter, as in Danish, so that stems stay the same.
// Pairs go first: the "åe" of "begået" is none.
export const fold = (word) => word.toLowerCase().normalize("NFC").replace(/aa|ae|æ/g, "a").replace(/oe|ø/g, "o")
  .normalize("NFD").replace(/[\p{M}\s]/gu, "");

// Snowball's Danish stop words, and others that questions are made of: passed over, unless nothing else is asked for.
const STOP = new Set(("og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham " +
  "hun nu over da fra du ud sin dem os op man hans hvor eller hvad skal selv her alle vil blev kunne ind når være dog noget ville " +
  "jo deres efter ned skulle denne end dette mit også under have dig anden hende mine alt meget sit sine vor mod disse hvis din " +
  "nogle hos blive mange ad bliver hendes været thi jer sådan " +
  "hvem hvordan hvorfor hvornår hvilken hvilket hvilke kan må bør gør gøre gjort får få fået går gå kommer komme kom se ser ved mit " +
  "vores jeres deres lige bare gerne meget mere helt nok så også igen tror synes sker siger sige tage tager taget giver give nu os to nej ja").split(" ").map(fold));

// A number in groups ("12 34 56 78") is one word.
const WORD = /\d[\d\s]*\d|[\p{L}\d]+/gu;

const ENDING = new RegExp("(hed|ethed|ered|e|erede|ende|erende|ene|erne|ere|en|heden|eren|er|heder|erer|heds|es|endes|erendes|enes|" +
  "ernes|eres|ens|hedens|erens|ers|ets|erets|et|eret)$");

// The stem by Snowball's rules for Danish: endings fall away after the first syllable, and never within the first three letters.
export const stem = (word) => {
  const syllable = word.search(/[aeiouy][^aeiouy]/);
  const start = syllable < 0 ? word.length : Math.max(3, syllable + 2);
  const cut = (ending, by = "") => {
    word = word.slice(0, start) + word.slice(start).replace(ending, by);
  };
  const cutPair = () => cut(/(gd|[dgk]t)$/, ([first]) => first);
  const whole = word;
  cut(ENDING);
  if (word === whole && /[abcdfghjklmnoprtvyz]s$/.test(word)) cut(/s$/);
  cutPair();
  word = word.replace(/igst$/, "ig");
  const adjective = word;
  cut(/(elig|lig|ig|els)$/);
  if (word !== adjective) cutPair();
  else cut(/lost$/, "los");
  const last = word[word.length - 1];
  if (word.length > start && /[^aeiouy\d]/.test(last) && last === word[word.length - 2]) word = word.slice(0, -1);
  return word;
};

// How many letters of `word` are wrong, missing, too many or swapped, if it is the beginning of `other`.
const mistakes = (word, whole) => {
  const other = whole.slice(0, word.length + 2);
  let [before, row] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= word.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (word[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1);
      }
    }
    [before, row] = [row, next];
  }
  return Math.min(...row);
};

// Within a word these end it and are no part of a compound: radikalise-ring.
const SUFFIX = /^(ring|ning|skab|lighed|else)$/;

// How well a word of the plan fits one that is asked for, each with its stem: 6 the same, 5 its stem, 4 its beginning, 3 a part.
const fit = (asked, word) => {
  if (asked.word === word.word) return 6;
  if (word.isStop || asked.word.length < 2) return 0;
  if (asked.stem === word.stem) return 5;
  if (word.word.startsWith(asked.stem)) return 4;
  return asked.stem.length > 3 && !SUFFIX.test(asked.stem) && word.word.includes(asked.stem) ? 3 : 0;
};

// The same where no word fits: a part of what is asked for, or what is meant if it is misspelt.
const loose = (asked, word) => {
  if (word.isStop) return 0;
  const isEnd = word.stem.length > 2 && asked.stem.length > word.stem.length + 3 && asked.stem.endsWith(word.stem);
  if (!SUFFIX.test(word.stem) && (isEnd || (word.stem.length > 3 && asked.word.includes(word.stem)))) return 2;
  const allowed = asked.word[0] !== word.word[0] ? 0 : asked.word.length > 7 ? 2 : asked.word.length > 4 ? 1 : 0;
  const made = allowed && word.stem.length > 3 ? Math.min(mistakes(asked.word, word.word), mistakes(asked.stem, word.word)) : 9;
  return made > allowed ? 0 : 2 - made / 2;
};

const asWord = (text) => {
  const word = fold(text);
  return { word, stem: /\d/.test(word) ? word : stem(word), isStop: STOP.has(word) };
};
const wordsIn = (text) => text.match(WORD) || [];

// Reads the index: the passages, and every word with the places where it stands. Pages are found by their own words and lead to the
// page; everyday words lead to where the plan's own words for the same stand.
const read = ({ chapters, subjects, contacts, pages, same }) => {
  const passages = new Map();
  const words = new Map();
  const add = (text, place) => {
    for (const each of wordsIn(text)) {
      const key = fold(each);
      if (!words.has(key)) words.set(key, { ...asWord(each), places: [] });
      words.get(key).places.push(place);
    }
  };
  const keep = (id, passage) => passages.set(id, { heading: "", ...passage, order: passages.size }).get(id);
  for (const { title, link, passages: given } of chapters) {
    let heading = "";
    for (const { id, text, heading: isHeading } of given) {
      const passage = keep(id, { text, chapter: title, href: `${link}#${id}`, heading: isHeading ? "" : heading });
      if (isHeading) heading = text === title ? "" : text;
      add(text, { passage, bonus: isHeading ? 0.25 : 0 });
    }
  }
  for (const { words: [name, ...also], passages: ids } of subjects) {
    ids.forEach((id, at) => {
      // What the editor points at comes first, in the editor's order.
      const place = { passage: passages.get(id), subject: name, bonus: 1.2 - at / 100 };
      for (const word of [name, ...also]) add(word, place);
    });
  }
  const ofPlan = [...words].map(([word, { places }]) => [word, [...places]]);
  for (const [own, others] of same) {
    for (const [marks, places] of ofPlan.filter(([word]) => word.startsWith(fold(own)))) {
      for (const place of places) add(others, { ...place, marks, bonus: place.bonus - 1.5 });
    }
  }
  contacts.passages.forEach((id, at) => add(contacts.words, { passage: passages.get(id), bonus: 0.6 - at / 100 }));
  for (const { title, link, text, words: own } of pages) {
    add(`${title} ${own}`, { passage: keep(link, { text, chapter: title, href: link }), bonus: 0.3 });
  }
  return { words: [...words.values()], size: passages.size };
};

// The words of a query that tell something, and pairs of neighbours that are one word in the plan ("fritids klub").
const askedFor = (query, words) => {
  const all = wordsIn(query.normalize("NFC")).slice(0, 16).map((word) => asWord(word.slice(0, 40)));
  const telling = all.filter(({ isStop }) => !isStop);
  const pairs = all.slice(1).map(({ word }, at) => asWord(all[at].word + word));
  const compounds = pairs.filter((pair) => pair.word.length > 6 && words.some((word) => fit(pair, word) > 3));
  return [...(telling.length ? telling : all), ...compounds];
};

// What is found: passages with the words that stand in them and the subjects that led there, the best first. A rare word weighs more
// than one that stands everywhere; what has little of what the best has is left out.
const search = ({ words, size }, query) => {
  const found = new Map();
  for (const one of askedFor(query, words)) {
    let weight = 1;
    let fits = words.map((word) => [word, fit(one, word)]).filter(([, how]) => how);
    if (!fits.length) {
      weight = 0.5;
      fits = words.map((word) => [word, loose(one, word)]).filter(([, how]) => how);
    }
    const best = new Map();
    for (const [{ word, places }, how] of fits) {
      for (const { passage, subject, marks, bonus } of places) {
        const hit = found.get(passage) || { passage, score: 0, words: new Set(), subjects: new Set() };
        found.set(passage, hit);
        best.set(hit, Math.max(best.get(hit) || 0, how + bonus));
        if (subject) hit.subjects.add(subject);
        else hit.words.add(marks || word);
        hit.isSaid ||= !subject && !marks;
      }
    }
    for (const [hit, score] of best) hit.score += score * weight * Math.log(1 + size / best.size);
  }
  const hits = [...found.values()].sort((a, b) => b.score - a.score || a.passage.order - b.passage.order);
  return varied(hits.filter(({ score }) => score > hits[0].score * 0.4).slice(0, 30));
};

// The best first, but of two that are nearly as good, the one of a chapter that has not been shown as often.
const varied = (hits) => {
  const shown = new Map();
  const worth = ({ score, passage }) => score * 0.9 ** (shown.get(passage.chapter) || 0);
  const ordered = [];
  while (hits.length) {
    const next = hits.reduce((best, hit) => (worth(hit) > worth(best) ? hit : best));
    hits.splice(hits.indexOf(next), 1);
    shown.set(next.passage.chapter, (shown.get(next.passage.chapter) || 0) + 1);
    ordered.push(next);
  }
  return ordered;
};

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

// A passage's text, or what stands around its first marked word, with the words marked.
const excerpt = (text, marked) => {
  const isMarked = ([word]) => marked.has(fold(word));
  const first = [...text.matchAll(WORD)].find(isMarked);
  const isLong = text.length > 260;
  const from = isLong && first && first.index > 80 ? text.lastIndexOf(" ", first.index - 60) + 1 : 0;
  const to = isLong && text.length - from > 240 ? text.lastIndexOf(" ", from + 220) : text.length;
  const part = text.slice(from, to);
  const pieces = [from ? "… " : ""];
  let end = 0;
  for (const match of [...part.matchAll(WORD)].filter(isMarked)) {
    pieces.push(part.slice(end, match.index), element("mark", { textContent: match[0] }));
    end = match.index + match[0].length;
  }
  return [...pieces, part.slice(end), to < text.length ? "\u00a0…" : ""];
};

// What is found by an editor's word that it does not say itself, says so.
const shown = ({ passage, words, subjects, isSaid }) => {
  const about = isSaid || !subjects.size ? [passage.chapter, passage.heading].filter(Boolean).join(" – ") : `Emneord: ${[...subjects].join(", ")}`;
  return element("li", {}, element("a", { href: passage.href },
    element("span", { className: "about", textContent: about }), " ", element("span", {}, ...excerpt(passage.text, words))));
};

const draw = (hits) => results.replaceChildren(...hits.map(shown));

// A screen reader is told when the reader pauses, not at every letter.
let pause;
const tell = (message) => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    status.textContent = message;
  }, 500);
};

// In the file that holds the whole plan, the index stands in it.
const inside = page.querySelector("#soegeindeks");
const whole = async () => (inside ? JSON.parse(inside.textContent)
  : (await fetch(page.dataset.index, { integrity: page.dataset.integrity })).json());

let index;
const load = () => {
  index = index || whole().then(read);
  index.catch(() => {
    // The next letter tries again.
    index = undefined;
  });
  return index;
};

const run = async () => {
  const query = input.value.trim();
  let hits = [];
  let message = "";
  try {
    const words = await load();
    // Meanwhile the reader may have typed on.
    if (query !== input.value.trim()) return;
    hits = search(words, query);
    message = hits.length ? `${hits.length} resultat${hits.length > 1 ? "er" : ""}` : `Ingen resultater for »${query}«.`;
  } catch {
    message = "Søgningen kan ikke hentes lige nu.";
  }
  draw(hits);
  elsewhere.hidden = !query || hits.length > 0;
  tell(query && message);
};

input.addEventListener("focus", load, { once: true });
input.addEventListener("input", run);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
page.classList.add("ready");
// Whoever has followed a link to the field can type at once; it was out of sight until now.
if (location.hash === `#${input.id}`) input.focus();

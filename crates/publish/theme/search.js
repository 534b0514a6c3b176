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

// Snowball's Danish stop words: passed over, unless nothing else is asked for.
const STOP = new Set(("og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham " +
  "hun nu over da fra du ud sin dem os op man hans hvor eller hvad skal selv her alle vil blev kunne ind når være dog noget ville " +
  "jo deres efter ned skulle denne end dette mit også under have dig anden hende mine alt meget sit sine vor mod disse hvis din " +
  "nogle hos blive mange ad bliver hendes været thi jer sådan").split(" ").map(fold));

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

// How well a word of the plan fits one that is asked for, each with its stem: 6 the same, 5 its stem, 4 its beginning, 3 a part.
const fit = (asked, word) => {
  if (asked.word === word.word) return 6;
  if (word.isStop || asked.word.length < 2) return 0;
  if (asked.stem === word.stem) return 5;
  if (word.word.startsWith(asked.stem)) return 4;
  return asked.stem.length > 3 && word.word.includes(asked.stem) ? 3 : 0;
};

// The same where no word fits: a part of what is asked for, or what is meant if it is misspelt.
const loose = (asked, word) => {
  if (word.isStop) return 0;
  if (word.stem.length > 3 && asked.word.includes(word.stem)) return 2;
  const allowed = asked.word.length > 7 ? 2 : asked.word.length > 4 ? 1 : 0;
  const made = allowed && word.stem.length > 3 ? Math.min(mistakes(asked.word, word.word), mistakes(asked.stem, word.word)) : 9;
  return made > allowed ? 0 : 2 - made / 2;
};

const asWord = (text) => {
  const word = fold(text);
  return { word, stem: /\d/.test(word) ? word : stem(word), isStop: STOP.has(word) };
};
const wordsIn = (text) => text.match(WORD) || [];

// Reads the index: the passages, and every word with the places where it stands.
const read = ({ chapters, subjects }) => {
  const passages = new Map();
  const words = new Map();
  const add = (text, place) => {
    for (const each of wordsIn(text)) {
      const key = fold(each);
      if (!words.has(key)) words.set(key, { ...asWord(each), places: [] });
      words.get(key).places.push(place);
    }
  };
  for (const { title, link, passages: given } of chapters) {
    let heading = "";
    for (const { id, text, heading: isHeading } of given) {
      const passage = { text, chapter: title, href: `${link}#${id}`, heading: isHeading ? "" : heading, order: passages.size };
      if (isHeading) heading = text === title ? "" : text;
      passages.set(id, passage);
      add(text, { passage, bonus: isHeading ? 0.25 : 0 });
    }
  }
  for (const { words: [name, ...also], passages: ids } of subjects) {
    ids.forEach((id, at) => {
      // What the editor points at comes first, in the editor's order.
      const place = { passage: passages.get(id), subject: name, bonus: 0.5 - at / 100 };
      for (const word of [name, ...also]) add(word, place);
    });
  }
  return [...words.values()];
};

// What is found: passages with the words that stand in them and the subjects that led there, the best first.
const search = (words, query) => {
  const all = wordsIn(query.normalize("NFC")).slice(0, 12).map((word) => asWord(word.slice(0, 40)));
  const telling = all.filter((word) => !word.isStop);
  const asked = telling.length ? telling : all;
  const found = new Map();
  for (const one of asked) {
    let fits = words.map((word) => [word, fit(one, word)]).filter(([, how]) => how);
    if (!fits.length) fits = words.map((word) => [word, loose(one, word)]).filter(([, how]) => how);
    const best = new Map();
    for (const [{ word, places }, how] of fits) {
      for (const { passage, subject, bonus } of places) {
        const hit = found.get(passage) || { passage, count: 0, score: 0, words: new Set(), subjects: new Set() };
        found.set(passage, hit);
        best.set(hit, Math.max(best.get(hit) || 0, how + bonus));
        if (subject) hit.subjects.add(subject);
        else hit.words.add(word);
      }
    }
    for (const [hit, score] of best) {
      hit.count += 1;
      hit.score += score;
    }
  }
  const hits = [...found.values()];
  const whole = hits.filter(({ count }) => count === asked.length);
  return (whole.length ? whole : hits)
    .sort((a, b) => b.count - a.count || b.score - a.score || a.passage.order - b.passage.order);
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

const shown = ({ passage, words, subjects }) => {
  const about = words.size ? passage.heading : `Emneord: ${[...subjects].join(", ")}`;
  const link = element("a", { href: passage.href });
  if (about) link.append(element("span", { className: "about", textContent: about }), " ");
  link.append(element("span", {}, ...excerpt(passage.text, words)));
  return element("li", {}, link);
};

const draw = (hits) => {
  const chapters = new Map();
  for (const hit of hits) {
    const { chapter } = hit.passage;
    chapters.set(chapter, [...(chapters.get(chapter) || []), hit]);
  }
  results.replaceChildren(...[...chapters].map(([title, some]) =>
    element("section", {}, element("h2", { textContent: title }), element("ul", {}, ...some.map(shown)))));
};

// A screen reader is told when the reader pauses, not at every letter.
let pause;
const tell = (message) => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    status.textContent = message;
  }, 500);
};

let index;
const load = () => {
  index = index || fetch(page.dataset.index, { integrity: page.dataset.integrity })
    .then((answer) => answer.json())
    .then(read);
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
    message = hits.length ? `${hits.length} afsnit fundet` : `Ingen afsnit fundet for »${query}«.`;
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

const text = (node) => node.textContent.replace(/\s+/g, " ").trim();
return [...document.querySelectorAll(".guide dl.summary dt")].map((question) => ({
  question: text(question),
  answers: [...question.parentNode.querySelectorAll("dd:not(.change)")].map(text),
}));

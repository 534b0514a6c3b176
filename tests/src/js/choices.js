return [...document.querySelectorAll(".guide label.choice")].map((label) => ({
  text: label.textContent.replace(/\s+/g, " ").trim(),
  chosen: label.querySelector("input").checked,
}));

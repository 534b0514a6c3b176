// Sets text as far apart as WCAG 2.2, 1.4.12, lets a reader set it. A sheet of the document's own: the policy allows no style here.
// Not in the drawing, where each line has its place; all its words stand below it as well.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :not(svg *) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }
  svg { letter-spacing: 0 !important; word-spacing: 0 !important }`);
document.adoptedStyleSheets = [sheet];

const describe = ({ id, impact, help, nodes }) => nodes.map(({ target, html, failureSummary }) =>
  [`${id} (${impact}): ${help}`, target.join(" "), html.slice(0, 200), ...failureSummary.split("\n").slice(1)]
    .map((line) => line.trim()).join("\n    "));
// Beside its own choice: contrast 7:1, the size of targets, and links that say the same and lead elsewhere.
const rules = Object.fromEntries(["color-contrast-enhanced", "target-size", "identical-links-same-purpose"]
  .map((rule) => [rule, { enabled: true }]));
axe.run({ resultTypes: ["violations"], rules })
  .then(({ violations }) => done(violations.flatMap(describe)), (error) => done([`axe: ${error}`]));

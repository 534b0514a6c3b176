const describe = ({ id, impact, help, nodes }) => nodes.map(({ target, html, failureSummary }) =>
  [`${id} (${impact}): ${help}`, target.join(" "), html.slice(0, 200), ...failureSummary.split("\n").slice(1)]
    .map((line) => line.trim()).join("\n    "));
axe.run({ resultTypes: ["violations"] })
  .then(({ violations }) => done(violations.flatMap(describe)), (error) => done([`axe: ${error}`]));

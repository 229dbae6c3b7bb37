// What axe-core finds wrong with the page and the frames in it, under the rules of some standards.
async standards => {
  const { violations } = await axe.run(document, {
    runOnly: standards,
    rules: { "target-size": { enabled: standards.includes("wcag22aa") } },
    resultTypes: ["violations"],
    preload: false,
  });
  const why = node => [...node.any, ...node.all, ...node.none].map(check => check.message).join("; ");
  return violations.flatMap(violation => violation.nodes.map(node => `${violation.id} at ${node.target.flat().join(" > ")}: ${why(node)}`));
}

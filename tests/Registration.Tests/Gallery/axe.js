// What axe-core finds wrong with the page and the frames in it, under the rules of some standards; what it cannot decide, too.
async standards => {
  const { violations, incomplete } = await axe.run(document, {
    runOnly: standards,
    rules: { "target-size": { enabled: standards.includes("wcag22aa") } },
    resultTypes: ["violations", "incomplete"],
    preload: false,
  });
  const why = node => [...node.any, ...node.all, ...node.none].map(check => check.message).join("; ");
  const tell = (results, word) => results.flatMap(({ id, nodes }) =>
    nodes.map(node => `${word}${id} at ${node.target.flat().join(" > ")}: ${why(node)}`));
  return [...tell(violations, ""), ...tell(incomplete, "perhaps ")];
}

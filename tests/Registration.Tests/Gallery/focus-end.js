// What was wrong on the way of the focus.
() => {
  const { stops, seen } = globalThis.tour;
  const nameOf = element => `${element.localName} "${(element.textContent.trim() || element.name || element.className).slice(0, 40)}"`;
  const problems = [];
  for (const [element, { isShown, isBeside }] of seen) {
    if (!isShown) problems.push(`the focus on ${nameOf(element)} does not show`);
    if (isBeside) problems.push(`${nameOf(element)} has the focus beside the page`);
  }
  const order = [...seen.keys()].filter(element => stops.includes(element));
  for (const stop of stops) {
    if (!seen.has(stop)) problems.push(`Tab does not reach ${nameOf(stop)}`);
  }
  const reached = stops.filter(stop => seen.has(stop));
  const astray = reached.findIndex((stop, i) => stop !== order[i]);
  if (astray >= 0) problems.push(`Tab goes to ${nameOf(order[astray])} before ${nameOf(reached[astray])}`);
  return problems;
}

// What the main part says now, without what is there to act with: paper can do without.
() => {
  const main = document.querySelector("main");
  const isControl = node => node.nodeType === Node.ELEMENT_NODE ? node.matches("a, button") : !node.data?.trim();
  const isToActWith = element => {
    if (element.closest("button, .button, nav, search, [role=search], [data-script]")) return true;
    const link = element.closest("a");
    return link !== null && !link.closest("h1, h2, h3, td, th, dt, dd, li") && [...link.parentElement.childNodes].every(isControl);
  };
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const said = [];
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    const text = texts.currentNode.data.trim();
    if (text && parent.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !isToActWith(parent)) said.push(text);
  }
  return said;
}

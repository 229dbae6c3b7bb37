// Tells what does not fit: a page that scrolls sideways, and text that nobody can bring into view.
// On paper nothing can be scrolled.
onPaper => {
  const root = document.documentElement;
  const width = root.clientWidth;
  const problems = [];
  const nameOf = element => element.localName + (element.id && `#${element.id}`) + [...element.classList].map(c => `.${c}`).join("");
  const isForReadersOnly = element => element.closest("body *") !== null && getComputedStyle(element).overflow !== "visible"
    && element.offsetWidth <= 1 && element.offsetHeight <= 1;

  if (root.scrollWidth > width) {
    const wide = [...document.body.querySelectorAll("*")].filter(element => element.getBoundingClientRect().right > width + 1);
    problems.push(`the page scrolls sideways, ${root.scrollWidth} px of ${width}: ${wide.slice(0, 4).map(nameOf).join(", ")}`);
  }

  const cutBy = (parent, rect) => {
    for (let box = parent; box && box !== root; box = box.parentElement) {
      if (isForReadersOnly(box)) return null;
      const style = getComputedStyle(box);
      if (style.overflowX === "visible" || box === document.body) continue;
      if (style.textOverflow === "ellipsis") return null;
      const edge = box.getBoundingClientRect();
      const isInside = rect.left >= edge.left - 1 && rect.right <= edge.right + 1;
      if (["auto", "scroll"].includes(style.overflowX) && !onPaper) return null;
      if (!isInside) return `its ${nameOf(box)}`;
    }
    // A link that keyboards bring back may wait beside the page.
    if (rect.right < 0 && parent.closest("a")) return null;
    return rect.left < -1 || rect.right > width + 1 ? "the edge of the page" : null;
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    const text = texts.currentNode.data.trim();
    if (!text || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    range.selectNodeContents(texts.currentNode);
    for (const rect of range.getClientRects()) {
      const edge = rect.width > 0 ? cutBy(parent, rect) : null;
      if (edge) {
        problems.push(`"${text.slice(0, 40)}" in ${nameOf(parent)} is cut off at ${edge}`);
        break;
      }
    }
  }

  for (const frame of document.querySelectorAll("iframe")) {
    const inner = frame.contentDocument?.documentElement;
    if (!inner) problems.push(`the frame ${frame.src} shows nothing`);
    else if (inner.scrollHeight > frame.clientHeight + 1 || inner.scrollWidth > frame.clientWidth + 1) {
      problems.push(`the frame ${nameOf(frame)} is ${frame.clientWidth} × ${frame.clientHeight} px, `
        + `its content ${inner.scrollWidth} × ${inner.scrollHeight}`);
    }
  }
  return problems;
}

// Notes where the focus goes from now on, and how that shows. Tells how many stops there may be.
() => {
  const isReached = element => element.tabIndex >= 0 && !element.matches(":disabled, [type=hidden]") && !element.closest("[inert]")
    && element.checkVisibility({ visibilityProperty: true });
  // Of a group of radio buttons, Tab reaches the chosen one, or the first.
  const isLeader = radio => {
    const group = [...document.getElementsByName(radio.name)]
      .filter(other => other.type === "radio" && other.form === radio.form && isReached(other));
    return radio === (group.find(other => other.checked) ?? group[0]);
  };
  const usable = "a[href], area[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";
  const stops = [...document.querySelectorAll(usable)]
    .filter(element => isReached(element) && (element.type !== "radio" || isLeader(element)));
  // Browsers let the keyboard into what scrolls, too.
  const scrolling = [...document.querySelectorAll("main *")].filter(element => element.scrollWidth > element.clientWidth
    && ["auto", "scroll"].includes(getComputedStyle(element).overflowX));
  const frames = document.querySelectorAll("iframe").length;

  const signs = element => [element, ...(element.labels ?? [])].map(part => {
    const style = getComputedStyle(part);
    const isOutlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return (isOutlined ? `${style.outlineWidth} ${style.outlineColor}` : "") + (style.boxShadow === "none" ? "" : style.boxShadow);
  });
  const atRest = new Map([...stops, ...scrolling].map(element => [element, signs(element)]));
  const seen = new Map();
  document.addEventListener("focusin", ({ target }) => {
    if (seen.has(target)) return;
    const before = atRest.get(target) ?? [];
    const { left, right, width } = target.getBoundingClientRect();
    seen.set(target, {
      isShown: signs(target).some((sign, i) => sign !== "" && sign !== before[i]),
      isBeside: width > 0 && (right <= 0 || left >= document.documentElement.clientWidth),
    });
  });
  globalThis.tour = { stops, seen };
  return Array(stops.length + scrolling.length + frames).fill("stop");
}

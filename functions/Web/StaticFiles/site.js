for (const field of document.querySelectorAll("[data-filter]"))
  field.oninput = () => {
    for (const row of document.querySelectorAll(".choices li"))
      row.hidden = !row.textContent.toLowerCase().includes(field.value.trim().toLowerCase());
    for (const group of document.querySelectorAll("fieldset:has(.choices)"))
      group.hidden = !group.querySelector(".choices li:not([hidden])");
    for (const note of document.querySelectorAll("[data-nothing-found]"))
      note.hidden = !!document.querySelector(".choices li:not([hidden])");
  };
const counts = document.querySelectorAll("[data-elsewhere]");
onchange = () => {
  for (const count of counts) {
    const ticked = (count.closest("fieldset") ?? document).querySelectorAll(".choices input:enabled:checked");
    count.textContent = count.textContent.replace(/[\d,]+/, (+count.dataset.elsewhere + ticked.length).toLocaleString("en"));
  }
};
onchange();
const frames = document.querySelectorAll("iframe.status");
const fit = () => {
  for (const frame of frames)
    if (frame.contentDocument?.body?.firstElementChild)
      frame.style.height = `${frame.contentDocument.body.firstElementChild.offsetHeight + 2}px`;
};
for (const frame of frames) frame.onload = fit;
onresize = fit;
fit();

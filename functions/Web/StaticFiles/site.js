for (const field of document.querySelectorAll("[data-filter]"))
  field.oninput = () => {
    for (const row of document.querySelectorAll(".choices li"))
      row.hidden = !row.textContent.toLowerCase().includes(field.value.trim().toLowerCase());
    for (const group of document.querySelectorAll("fieldset:has(.choices)"))
      group.hidden = !group.querySelector(".choices li:not([hidden])");
    for (const note of document.querySelectorAll("[data-nothing-found]"))
      note.hidden = !!document.querySelector(".choices li:not([hidden])");
  };
const sum = document.querySelector("[data-elsewhere]"), boxes = document.querySelectorAll(".choices input:enabled");
if (sum) {
  onchange = () => (sum.textContent = (+sum.dataset.elsewhere + [...boxes].filter((box) => box.checked).length).toLocaleString("en"));
  onchange();
}

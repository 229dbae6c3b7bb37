for (const field of document.querySelectorAll("[data-filter]"))
  field.oninput = () => {
    for (const row of document.querySelectorAll(".choices li"))
      row.hidden = !row.textContent.toLowerCase().includes(field.value.trim().toLowerCase());
  };
const sum = document.querySelector("[data-elsewhere]"), boxes = document.querySelectorAll(".choices input:enabled");
if (sum) onchange = () => (sum.textContent = +sum.dataset.elsewhere + [...boxes].filter((box) => box.checked).length);

// The lines of the page's main part, without what only a script shows.
() => {
  document.querySelectorAll("[data-script]").forEach(element => element.remove());
  return document.querySelector("main").innerText.split("\n");
}

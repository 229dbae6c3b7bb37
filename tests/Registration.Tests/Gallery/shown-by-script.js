// Without scripts, nothing may be seen of what needs one.
() => [...document.querySelectorAll("[data-script]")]
  .filter(element => !element.hidden || element.checkVisibility())
  .map(element => `${element.outerHTML.slice(0, 80)} is seen without a script`)

// Ink is dear: behind the text, paper stays as white as it is.
() => [...document.querySelectorAll("html, body, main")]
  .map(element => [element.localName, getComputedStyle(element).backgroundColor])
  .filter(([, color]) => color !== "rgb(255, 255, 255)" && color !== "rgba(0, 0, 0, 0)")
  .map(([name, color]) => `${name} is ${color}`)

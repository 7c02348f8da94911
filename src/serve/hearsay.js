// What scripts add to the pages; without them all is there too. Nothing here makes markup out of text.
import { lightUpChains } from "./map.js";
import { searchAsOneTypes } from "./search.js";

// Pointing at a statement in the text, or at its number, shows all its parts.
function lightUpStatements() {
  const light = (event, on) => {
    const said = event.target.closest?.("[data-said]");
    if (!said) return;
    for (const part of document.querySelectorAll(`[data-said="${CSS.escape(said.dataset.said)}"]`))
      part.classList.toggle("lit", on);
  };
  document.addEventListener("pointerover", (event) => light(event, true));
  document.addEventListener("pointerout", (event) => light(event, false));
}

lightUpStatements();
lightUpChains(document.querySelector("svg.map"), document.getElementById("evidence"));
searchAsOneTypes(document.getElementById("q"));

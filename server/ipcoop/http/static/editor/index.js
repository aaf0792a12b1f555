/** The query editor: YASGUI's editor and viewer of answers, in place of the plain form. */

import { Answers } from "./answers.js";
import { complete } from "./completion.js";

const { Yasqe } = window.Yasgui;
const FIRST = "SELECT ?subject ?property ?value\nWHERE { ?subject ?property ?value }\nLIMIT 10\n";

const place = document.getElementById("editor");
const form = document.querySelector("main form");
const examples = document.getElementById("example");
const hint = document.getElementById("hint");
const endpoint = form.action;
const prefixes = JSON.parse(place.dataset.prefixes);

form.hidden = true;
place.hidden = false;
complete(Yasqe, endpoint, prefixes);

const editor = new Yasqe(document.getElementById("query-editor"), {
  value: "",
  screenReaderLabel: form.querySelector("label").textContent,
  // Tab leaves the editor, for those who have no mouse.
  extraKeys: { Tab: false, "Shift-Tab": false },
  // YASQE takes some queries for wrong that are right, such as ORDER BY MIN(?x).
  syntaxErrorCheck: false,
  persistenceId: null,
  // A link must not fill in a query, and least of all say where it is sent.
  consumeShareLink: null,
  createShareableLink: (yasqe) => `${endpoint}?${new URLSearchParams({ query: yasqe.getValue() })}`,
  requestConfig: { endpoint, queryArgument: "query", acceptHeaderGraph: "text/turtle" },
});
editor.setValue(document.getElementById("query").value || FIRST);

const answers = new Answers(document.getElementById("answers"), {
  persistenceId: null,
  prefixes,
  base: place.dataset.base,
  errorRenderers: [problem],
});

editor.on("queryResponse", (_, response, duration) => {
  hint.textContent = response.headers?.get("Ipcoop-Hint") ?? "";
  answers.setResponse(response, duration);
});

examples.addEventListener("change", () => choose(examples.value));
window.addEventListener("hashchange", chooseNamed);
chooseNamed();

/** Fill in the example that the address names. */
function chooseNamed() {
  const named = [...examples.options].find((option) => option.dataset.name === location.hash.slice(1));
  if (named?.value) {
    named.selected = true;
    choose(named.value);
  }
}

async function choose(address) {
  if (!address) return;
  const response = await fetch(address);
  if (response.ok) editor.setValue(await response.text());
}

/** Show a problem (RFC 9457) as sentences. */
async function problem(error) {
  let told;
  try {
    told = JSON.parse(error.text);
  } catch {
    return undefined;
  }
  const box = document.createElement("div");
  const place = told.line ? `Line ${told.line}, column ${told.column}.` : "";
  for (const sentence of [told.detail ?? told.title, place, told.remedy]) {
    if (sentence) box.appendChild(document.createElement("p")).textContent = sentence;
  }
  box.setAttribute("role", "alert");
  return box;
}

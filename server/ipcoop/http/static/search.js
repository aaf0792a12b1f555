// Shows what is found while a name is being written; without it, the form does the same.
const field = document.querySelector("#q");
const list = document.querySelector("#found");
let waiting = 0;
let asked = 0;

async function find() {
  const address = new URL(field.form.action);
  address.searchParams.set("q", field.value.trim());
  address.searchParams.set("part", "");
  const lang = new URLSearchParams(location.search).get("lang");
  if (lang) address.searchParams.set("lang", lang);
  const mine = ++asked;
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  // An answer to what was written before is of no use any more.
  if (answer.ok && mine === asked) list.innerHTML = await answer.text();
}

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(find, 150);
});

/**
 * YASR made exact and safe.
 *
 * Its table puts cells together as HTML; here they are built as nodes, so that whatever stands in
 * a literal, an IRI, a language tag or the name of a variable stays text.
 */

const { Yasr } = window.Yasgui;
const JSON_RESULTS = "application/sparql-results+json";
const OWN = /^\/(id|scheme|graph|shape)\/|^\/ontology(\/|$)/;

// The resizer of columns would put a style element into the head, which the policy of the page
// forbids; its rules are in style.css.
document.head.appendChild = (node) =>
  node instanceof HTMLStyleElement ? node : Node.prototype.appendChild.call(document.head, node);

export class Answers extends Yasr {
  constructor(...given) {
    super(...given);
    this.rootEl.querySelector(".yasr_external_ref_btn").remove();
  }

  draw() {
    readExactly(this.results);
    super.draw();
  }
}

class Table extends Yasr.plugins.table {
  helpReference = undefined;

  getColumns() {
    const [numbers, ...columns] = super.getColumns();
    const shown = columns.map((column) => ({
      ...column,
      title: html(column.name),
      render: (term, purpose) => this.#render(term, purpose),
    }));
    return [numbers, ...shown];
  }

  drawControls() {
    super.drawControls();
    this.tableSizeField.setAttribute("aria-label", "Page size");
  }

  #render(term, purpose) {
    if (!term) return "";
    return purpose === "display" ? this.#cell(term).outerHTML : html(term.value);
  }

  #cell(term) {
    const { prefixes, base } = this.yasr.config;
    const cell = document.createElement("div");
    const content = cell.appendChild(document.createElement("span"));
    const address = term.type === "uri" ? addressOf(term.value, base) : "";
    const shown = content.appendChild(document.createElement(address ? "a" : "span"));
    shown.textContent = term.type === "uri" ? shorten(term.value, prefixes) : term.value;
    if (address) {
      shown.href = address;
      shown.rel = "noopener noreferrer";
    }
    const note = term["xml:lang"] ?? (term.datatype && shorten(term.datatype, prefixes));
    if (note && !this.persistentConfig.compact) {
      content.append(" ");
      content.appendChild(document.createElement("small")).textContent = note;
    }
    return cell;
  }
}

class Response extends Yasr.plugins.response {
  helpReference = undefined;

  draw(config) {
    super.draw(config);
    this.cm.getInputField().setAttribute("aria-label", "Response");
  }
}

Yasr.registerPlugin("table", Table);
Yasr.registerPlugin("response", Response);

/** Read JSON as it is: YASR fills in what stands in {{ }}, and fails on triples as terms. */
function readExactly(results) {
  if (!results || results.json || results.hasError()) return;
  if (!results.getContentType()?.startsWith(JSON_RESULTS)) return;
  results.json = JSON.parse(results.getOriginalResponseAsString());
  results.type = "json";
  for (const row of results.json.results?.bindings ?? []) {
    for (const term of Object.values(row)) {
      if (term.type !== "uri") term.value = text(term);
    }
  }
}

function text({ type, value }) {
  if (type === "bnode") return `_:${value}`;
  if (type !== "triple") return value;
  return `<<( ${text(value.subject)} ${text(value.predicate)} ${text(value.object)} )>>`;
}

function html(value) {
  const element = document.createElement("span");
  element.textContent = value;
  return element.innerHTML;
}

function shorten(iri, prefixes) {
  const [prefix, namespace] = Object.entries(prefixes)
    .filter(([, known]) => iri.startsWith(known))
    .reduce((best, next) => (next[1].length > best[1].length ? next : best), ["", ""]);
  const local = iri.slice(namespace.length);
  return namespace && /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(local) ? `${prefix}:${local}` : iri;
}

/** Where an IRI leads: on this server for the project's own, on the web for others, or nowhere. */
function addressOf(iri, base) {
  const own = iri.startsWith(base);
  let address;
  try {
    address = new URL(own ? `/${iri.slice(base.length)}` : iri, own ? location.origin : undefined);
  } catch {
    return "";
  }
  if (own) {
    if (address.origin !== location.origin || !OWN.test(address.pathname)) return "";
    address.pathname = address.pathname.replace(/^\/(id\/|(?=scheme\/))/, "/page/");
    const lang = new URLSearchParams(location.search).get("lang");
    if (lang) address.searchParams.set("lang", lang);
    return address.href;
  }
  return ["http:", "https:"].includes(address.protocol) ? address.href : "";
}

/** Completion from this service alone: its prefixes, and the terms of its ontology. */

const TERMS = `
PREFIX owl: <http://www.w3.org/2002/07/owl#>
SELECT DISTINCT ?term ?kind
WHERE {
  VALUES (?type ?kind) {
    (owl:Class "class")
    (owl:ObjectProperty "property")
    (owl:DatatypeProperty "property")
    (owl:AnnotationProperty "property")
  }
  ?term a ?type
  FILTER isIRI(?term)
}
ORDER BY ?term
LIMIT 5000`;

/** Replace the completers that ask other sites. */
export function complete(Yasqe, endpoint, prefixes) {
  const terms = fetchTerms(endpoint);
  const declarations = Object.entries(prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  Yasqe.forkAutocompleter("prefixes", {
    name: "prefixes",
    persistenceId: null,
    get: () => declarations.sort(),
  });
  for (const name of ["class", "property"]) {
    Yasqe.forkAutocompleter(name, {
      name,
      persistenceId: null,
      bulk: true,
      get: async () => (await terms)[name],
    });
  }
}

async function fetchTerms(endpoint) {
  const found = { class: [], property: [] };
  const address = `${endpoint}?${new URLSearchParams({ query: TERMS })}`;
  const response = await fetch(address, { headers: { Accept: "application/sparql-results+json" } });
  if (!response.ok) return found;
  for (const { term, kind } of (await response.json()).results.bindings) {
    found[kind.value].push(term.value);
  }
  return found;
}

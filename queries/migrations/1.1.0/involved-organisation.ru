# migration: Writes ipcoop:involvesOrganisation for ipcoop:involvedOrganisation, also in assertions and questions.
# term: ipcoop:involvedOrganisation
# since: 1.1.0

PREFIX ipcoop: <https://w3id.org/ipcoop/ontology#>

DELETE {
  ?involvement ipcoop:involvedOrganisation ?organisation .
  ?record ?names ipcoop:involvedOrganisation .
}
INSERT {
  ?involvement ipcoop:involvesOrganisation ?organisation .
  ?record ?names ipcoop:involvesOrganisation .
}
WHERE {
  { ?involvement ipcoop:involvedOrganisation ?organisation }
  UNION
  {
    VALUES ?names { ipcoop:assertedPredicate ipcoop:questionProperty }
    ?record ?names ipcoop:involvedOrganisation .
  }
} ;

DELETE {
  GRAPH ?graph {
    ?involvement ipcoop:involvedOrganisation ?organisation .
    ?record ?names ipcoop:involvedOrganisation .
  }
}
INSERT {
  GRAPH ?graph {
    ?involvement ipcoop:involvesOrganisation ?organisation .
    ?record ?names ipcoop:involvesOrganisation .
  }
}
WHERE {
  GRAPH ?graph {
    { ?involvement ipcoop:involvedOrganisation ?organisation }
    UNION
    {
      VALUES ?names { ipcoop:assertedPredicate ipcoop:questionProperty }
      ?record ?names ipcoop:involvedOrganisation .
    }
  }
}

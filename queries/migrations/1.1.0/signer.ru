# migration: Writes ipcoop:hasSigner for ipcoop:signer, also in assertions and questions.
# term: ipcoop:signer
# since: 1.1.0

PREFIX ipcoop: <https://w3id.org/ipcoop/ontology#>

DELETE {
  ?act ipcoop:signer ?person .
  ?record ?names ipcoop:signer .
}
INSERT {
  ?act ipcoop:hasSigner ?person .
  ?record ?names ipcoop:hasSigner .
}
WHERE {
  { ?act ipcoop:signer ?person }
  UNION
  {
    VALUES ?names { ipcoop:assertedPredicate ipcoop:questionProperty }
    ?record ?names ipcoop:signer .
  }
} ;

DELETE {
  GRAPH ?graph {
    ?act ipcoop:signer ?person .
    ?record ?names ipcoop:signer .
  }
}
INSERT {
  GRAPH ?graph {
    ?act ipcoop:hasSigner ?person .
    ?record ?names ipcoop:hasSigner .
  }
}
WHERE {
  GRAPH ?graph {
    { ?act ipcoop:signer ?person }
    UNION
    {
      VALUES ?names { ipcoop:assertedPredicate ipcoop:questionProperty }
      ?record ?names ipcoop:signer .
    }
  }
}

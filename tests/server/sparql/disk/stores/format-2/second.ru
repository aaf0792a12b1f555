PREFIX ex: <http://example.org/>
DROP GRAPH ex:dropped ;
CREATE GRAPH ex:empty ;
DELETE { GRAPH ex:kept { ?office ex:members ?number } }
INSERT { GRAPH ex:kept { ?office ex:members 8 } }
WHERE { GRAPH ex:kept { ?office ex:members ?number } }

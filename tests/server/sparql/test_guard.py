import pytest

from ipcoop.config import Limits
from ipcoop.errors import BadQueryError
from ipcoop.sparql.syntax import check


def joined(item, number, sep=" "):
    return sep.join([item] * number)


REASONABLE = {
    "values": "SELECT * { VALUES (?a ?b) { %s } ?a ?p ?b }" % joined("(<http://x/a> -1)", 10_000),
    "one variable": "SELECT * { VALUES ?a { %s } }" % joined("<http://x/a>", 10_000),
    "values at the end": "SELECT * {} VALUES (?a ?b) { %s }" % joined("(UNDEF 'b'@en)", 10_000),
    "in": "SELECT * { ?s ?p ?o FILTER (?o NOT IN (%s)) }" % joined("-1", 5000, ", "),
    "arguments": "SELECT (COALESCE(%s) AS ?x) {}" % joined("?y", 5000, ","),
    "patterns": "SELECT * { %s }" % joined("?s ?p ?o .", 90),
    "branches": "SELECT * { %s }" % joined("{ ?s a ?a ; ?b ?c . ?d ?e ?f }", 30, "UNION"),
    "prefixes": "%s ASK {}" % joined("PREFIX a: <http://x/>", 1000),
    "path": "ASK { ?s (:a/:b)|^:c*/!(:d|^:e) ?o }",
    "cleaning": "SELECT (%s?x%s AS ?y) {}" % ("REPLACE(" * 6, ', "a", "b")' * 6),
    "or": "SELECT * { ?s ?p ?o FILTER (%s) }" % joined("?o = 1", 100, " || "),
    "sub-selects": "SELECT * %s ?s ?p ?o %s" % ("{ SELECT * " * 6 + "{", "}" * 7),
    "service words": (
        "PREFIX service: <http://x/> SELECT ?service FROM NAMED service:g WHERE { GRAPH service:g {"
        " ?service service:service 'SERVICE' , <http://x/SERVICE> } } # SERVICE <x> {}"
    ),
    "collection": "ASK { ?s ?p (<http://x/a> <http://x/b> (1 <http://x/c>)) . (1 <a:b>) ?p ?o }",
    "annotation": "ASK { ?s ?p ?o {| ?a ?b |} . << ?s ?p ?o >> ?a <<( ?s ?p ?o )>> }",
}


@pytest.mark.parametrize("name", REASONABLE)
def test_a_reasonable_query_is_let_through(name):
    assert check(REASONABLE[name])


BEYOND = {
    "characters": "ASK {}" + " " * 10**6,
    "rows": "SELECT * { VALUES ?a { %s } }" % joined("<http://x/a>", 10**5),
    "groups": "ASK " + "{" * 65 + "}" * 65,
    "parentheses": "SELECT (%s1%s AS ?x) {}" % ("(" * 64, ")" * 64),
    "sum": "SELECT (%s AS ?x) {}" % joined("1", 252, "+"),
    "signed sum": "SELECT (%s AS ?x) {}" % joined("1", 252, "-"),
    "signs": "SELECT (%s1 AS ?x) {}" % ("-" * 300),
    "unions": "ASK { %s }" % joined("{}", 300, "UNION"),
    "and": "SELECT (%s AS ?x) {}" % joined("true", 252, "&&"),
    "not": "SELECT (%strue AS ?x) {}" % ("!" * 251),
    "not exists": "ASK { %s %s }" % ("?s ?p ?o FILTER NOT EXISTS {" * 64, "}" * 64),
    "optionals": "ASK { %s }" % joined("OPTIONAL {}", 101),
    "glued optionals": "ASK { %s }" % joined("?s ?p trueOPTIONAL{}", 101),
    "minus": "ASK { %s }" % joined("MINUS {}", 101),
    "filters": "ASK { %s }" % joined("FILTER(1)", 251),
    "triples between filters": "ASK { %s }" % joined("?s ?p ?o FILTER(1)", 120),
    "triples between values": "ASK { %s }" % joined("?s ?p ?o VALUES ?s {1}", 60),
    "binds": "SELECT * { %s }" % " ".join(f"BIND(1 AS ?x{i})" for i in range(251)),
    "patterns": "ASK { %s }" % joined("?s ?p ?o .", 102),
    "objects": "ASK { ?s ?p %s }" % joined("?o", 102, ","),
    "patterns in GRAPH": "ASK { %s }" % joined("GRAPH ?g { %s }" % joined("?s ?p ?o", 40, "."), 3),
    "path": "ASK { ?s %s ?o }" % joined(":p", 102, "/"),
    "items": "ASK { ?s ?p (%s) }" % joined("1", 52),
    "items after a filter": "ASK { FILTER(1) ?s ?p (%s) }" % joined("1", 52),
    "bnodes": "ASK { ?s ?p %s1%s }" % ("[:p " * 64, "]" * 64),
    "annotations": "ASK { ?s ?p ?o %s }" % joined("{| ?a ?b |}", 101),
    "reifiers": "ASK { ?s ?p ?o %s }" % ("~" * 101),
    "projection": "SELECT %s {}" % " ".join(f"(1 AS ?x{i})" for i in range(126)),
    "described": "DESCRIBE %s" % joined("<http://x/a>", 252),
    "variables": "SELECT * { VALUES (%s) {} }" % " ".join(f"?x{i}" for i in range(252)),
    "having": "SELECT (1 AS ?x) {} GROUP BY ?a HAVING %s" % joined("(1)", 252),
    "calls read twice": "SELECT (%s?x%s AS ?y) {}" % ("REGEX(" * 20, ', "a")' * 20),
    "negations read twice": "SELECT (%s1 @%s AS ?y) {}" % ("!(" * 20, ")" * 20),
    "sub-selects": "ASK %s ?s ?p ?o %s" % ("{ SELECT (COUNT(*) AS ?c) " * 20 + "{", "}" * 21),
}


@pytest.mark.parametrize("name", BEYOND)
def test_a_query_beyond_the_limits_is_refused_with_a_cause_and_a_remedy(name):
    with pytest.raises(BadQueryError) as refused:
        check(BEYOND[name])
    assert refused.value.remedy
    assert name in {"characters", "rows"} or refused.value.column


def test_the_place_of_a_refusal_is_the_token_that_is_too_many():
    with pytest.raises(BadQueryError) as refused:
        check("ASK {\n {\n  { {} } } }", Limits(depth=3))
    assert (refused.value.line, refused.value.column) == (3, 5)


def test_the_limits_are_settings():
    query = "SELECT (1 + 1 AS ?x) {}"
    assert check(query, Limits(operators=3))
    with pytest.raises(BadQueryError):
        check(query, Limits(operators=2))


SERVICES = [
    "SERVICE <http://x/> {}",
    "service ?x {}",
    "SERVICESILENT<http://x/>{}",
    "SERVICE#c\n<http://x/>{}",
    "?s ?p 1SERVICE<http://x/>{}",
    "?s ?p trueSERVICE<http://x/>{}",
    "?s a 1.SERVICE<http://x/>{}",
    "?s ?p 'a'@en.SERVICE<http://x/>{}",
    "OPTIONAL{SERVICE<http://x/>{}}",
    "FILTER EXISTS { SERVICE ?x {} }",
    "{ SELECT * { SERVICE ?x {} } }",
    # The engine reads what follows as SERVICE too, though for the standard it is not.
    "SERVICE:x{}",
    "?s ?p e:a.b.SERVICE<http://x/>{}",
    "?s ?p :SERVICE<http://x/>{}",
    "?s ?p :SERVICESILENT ?x {}",
    "?s ?p true.SERVICE:x #\n{}",
    "FILTER(1<2)SERVICE:x#>\n{}",
    "FILTER(1<2)SERVICE:x#>)\n{}",
    "FILTERe:f(1<2)SERVICE:x#>)\n{}",
    "?s ?p e:a.b.FILTERe:f(1<2)SERVICE:x#>)\n{}",
    'VALUES ?x {""" "} SERVICE<http://x/>{} #\\q """\n }',
    "VALUES ?x {''' '} SERVICE<http://x/>{} #\\uDC00 '''\n }",
]


@pytest.mark.parametrize("pattern", SERVICES)
def test_service_is_refused_however_it_is_written(pattern):
    with pytest.raises(BadQueryError) as refused:
        check(f"SELECT * {{ {pattern} }}")
    assert refused.value.remedy
    assert refused.value.column


def test_less_than_without_spaces_is_refused_where_the_standard_reads_an_iri():
    with pytest.raises(BadQueryError, match=r"<\?b&&\?c> is read as an IRI") as refused:
        check("SELECT * { ?s ?p ?o FILTER(?a<?b&&?c>?d) }")
    assert "spaces around <" in refused.value.remedy
    assert check("SELECT * { ?s ?p ?o FILTER(?a < ?b && ?c > ?d && ?e<5) }")

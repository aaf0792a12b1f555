"""Random datasets, and random queries of what SPARQL 1.1 settles, both as text."""

from dataclasses import dataclass

from hypothesis import strategies as st

PREFIX = """\
PREFIX ex: <http://x/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
IRIS = ["ex:x", "ex:y", "ex:z"]
BLANK = ["_:b", "_:c"]
PREDICATES = ["ex:p", "ex:q"]
GRAPHS = ["ex:g", "ex:h"]
NUMBERS = ["1", "2", "2.0", "2.5", "-1", "1e0", '"02"^^xsd:integer']
TEXTS = ['"a"', '"b"', '"a"@en', '"b"@fr', "true"]
VARIABLES = ["?a", "?b", "?c"]
ORDER = ["<", ">", "<=", ">="]
TESTS = ["isIRI({})", "isBlank({})", "isLiteral({})", "isNumeric({})", "BOUND({})"]

triples = st.tuples(
    st.sampled_from([*IRIS, *BLANK]),
    st.sampled_from(PREDICATES),
    st.sampled_from([*IRIS, *BLANK, *NUMBERS, *TEXTS]),
)
datasets = st.lists(
    st.tuples(st.sampled_from(["", "", *GRAPHS]), triples), min_size=12, max_size=24, unique=True
)
"""Pairs of the name of a graph, which is empty for the default graph, and a triple."""


def quads(dataset):
    """A dataset as it stands in TriG and in an INSERT DATA, without the prefixes."""
    told = (
        f"GRAPH {graph} {{ {' '.join(triple)} }}" if graph else f"{' '.join(triple)} ."
        for graph, triple in dataset
    )
    return "\n".join(told)


@dataclass
class Writer:
    """Writes a query; ``draw`` makes each choice."""

    draw: object
    names: int = 0

    def one(self, choices):
        return self.draw(st.sampled_from(choices))

    def upto(self, number):
        return self.draw(st.integers(0, number))

    def fresh(self):
        """A variable that stands nowhere else."""
        self.names += 1
        return f"?n{self.names}"

    def variable(self):
        return self.one(VARIABLES)

    def any(self, *makers):
        """What one of the makers makes."""
        return makers[self.upto(len(makers) - 1)]()

    def path(self, depth=2):
        if depth == 0:
            return self.one(PREDICATES)
        return self.any(
            lambda: self.one(PREDICATES),
            lambda: f"^({self.path(depth - 1)})",
            lambda: f"({self.path(depth - 1)}){self.one('*+?')}",
            lambda: f"({self.path(depth - 1)})/({self.path(depth - 1)})",
            lambda: f"!({self.one(PREDICATES)}|{self.one(PREDICATES)})",
        )

    def triple(self):
        path = self.one([*PREDICATES * 2, "?e", self.path()])
        # A path that may have no length stands between variables: see ``test_deviations``.
        terms = [] if {"*", "?"} & set(path.removeprefix("?e")) else IRIS
        subject = self.one([*VARIABLES * 3, *terms, "_:v"])
        values = [*VARIABLES * 4, *terms, "1", '"a"@en']
        return f"{subject} {path} {self.one(values if terms else VARIABLES)} ."

    def triples(self):
        # A label of a blank node belongs to one basic graph pattern.
        label = f"_:v{self.fresh()[1:]}"
        told = " ".join(self.triple() for _ in range(1 + self.upto(1)))
        return told.replace("_:v", label)

    def value(self):
        return self.any(
            self.variable,
            self.variable,
            lambda: self.one([*NUMBERS, *TEXTS]),
            lambda: self.one(IRIS),
            lambda: f"({self.variable()} {self.one('+-*')} {self.one(['1', '2.5'])})",
            lambda: f"DATATYPE({self.variable()})",
            lambda: f"LANG({self.variable()})",
        )

    def condition(self, depth=2):
        simple = (
            lambda: f"{self.value()} {self.one(['=', '!='])} {self.value()}",
            self.comparison,
            lambda: self.one(TESTS).format(self.variable()),
            lambda: (
                f"{self.variable()} {self.one(['', 'NOT '])}IN ({self.one(IRIS)}, {self.one(IRIS)})"
            ),
            lambda: f"sameTerm({self.variable()}, {self.value()})",
        )
        if depth == 0:
            return self.any(*simple)
        return self.any(
            *simple,
            lambda: f"!({self.condition(depth - 1)})",
            lambda: f"{self.one(['', 'NOT '])}EXISTS {{ {self.triples()} }}",
            lambda: f"({self.condition(depth - 1)} && {self.condition(depth - 1)})",
            lambda: f"({self.condition(depth - 1)} || {self.condition(depth - 1)})",
        )

    def comparison(self):
        name = self.variable()
        return f"(isNumeric({name}) && {name} {self.one(ORDER)} {self.one(NUMBERS)})"

    def group(self, depth=2):
        parts = [self.triples()]
        parts += [self.part(depth) for _ in range(self.upto(2))]
        return " ".join(parts)

    def part(self, depth):
        simple = (
            self.triples,
            lambda: f"FILTER({self.condition()})",
            lambda: f"BIND({self.value()} AS {self.fresh()})",
            self.values,
        )
        if depth == 0:
            return self.any(*simple)
        return self.any(
            *simple,
            lambda: f"OPTIONAL {{ {self.group(depth - 1)} }}",
            lambda: f"{{ {self.group(depth - 1)} }} UNION {{ {self.group(depth - 1)} }}",
            lambda: f"MINUS {{ {self.group(depth - 1)} }}",
            lambda: f"GRAPH {self.one([*GRAPHS, '?f'])} {{ {self.group(depth - 1)} }}",
            lambda: f"{{ {self.subselect(depth - 1)} }}",
            lambda: f"{{ {self.group(depth - 1)} }}",
        )

    def values(self):
        rows = [
            f"({self.one([*IRIS, 'UNDEF'])} {self.one([*IRIS, *NUMBERS, 'UNDEF'])})"
            for _ in range(1 + self.upto(2))
        ]
        return f"VALUES (?a ?b) {{ {' '.join(rows)} }}"

    def select(self, depth=2, source=""):
        distinct = self.one(["", "", "DISTINCT "])
        names = " ".join(sorted({self.variable() for _ in range(3)}))
        return f"SELECT {distinct}{names} {source} WHERE {{ {self.group(depth)} }}"

    def subselect(self, depth):
        text = self.select(depth)
        for name in {*VARIABLES, "?e", "?f"} - set(text.partition(" WHERE ")[0].split()):
            text = text.replace(name, self.fresh())
        return text

    def grouped(self, source):
        key, value = self.variable(), self.variable()
        told = [
            f"({self.one(aggregates)} AS {self.fresh()})".format(v=value)
            for aggregates in (
                ["COUNT(*)", "COUNT(DISTINCT {v})", "COUNT({v})"],
                ["SUM({v})", "MIN({v})", "MAX({v})"],
            )
        ]
        pattern = f"{self.group()} FILTER(isNumeric({value}))"
        return f"SELECT {key} {' '.join(told)} {source} WHERE {{ {pattern} }} GROUP BY {key}"

    def source(self):
        """A dataset of named graphs, of which one may be named twice."""
        named = " ".join(f"FROM NAMED {one}" for one in GRAPHS[: self.upto(2)])
        default = " ".join(f"FROM {self.one(GRAPHS)}" for _ in range(self.upto(2)))
        return f"{default} {named}"

    def query(self):
        source = self.one(["", self.source()])
        template = "_:t ex:p ?a ; ex:q ?b . ex:x ex:r ?c ."
        return self.any(
            lambda: self.select(source=source),
            lambda: self.select(source=source),
            lambda: self.grouped(source),
            lambda: f"CONSTRUCT {{ {template} }} {source} WHERE {{ {self.group()} }}",
            lambda: f"ASK {source} {{ {self.group()} }}",
        )


@st.composite
def queries(draw):
    """Queries without the prefixes."""
    return Writer(draw).query()


@st.composite
def groups(draw):
    """Patterns without their braces."""
    return Writer(draw).group()


@st.composite
def conditions(draw):
    """What may stand in a FILTER."""
    return Writer(draw).condition()

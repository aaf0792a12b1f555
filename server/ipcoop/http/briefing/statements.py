"""What is only claimed of the sides of a briefing, or only implied by a document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ipcoop.http.asking import Asking, Row, Term
from ipcoop.http.briefing import queries
from ipcoop.http.briefing.model import Statement
from ipcoop.http.entity.assertions import Assertion, read_assertions
from ipcoop.http.entity.behind import read_claims
from ipcoop.http.entity.model import shown, told
from ipcoop.http.names import Names
from ipcoop.http.unsettled.queries import PREFIXES, behind_sayings
from ipcoop.namespaces import ID, SCHEME


@dataclass(frozen=True)
class Undecided:
    """Assertions that are no facts.

    Attributes:
        assertions: by their IRIs.
        is_cut_off: whether there may be more than these.
    """

    assertions: Mapping[str, Assertion]
    is_cut_off: bool

    @property
    def things(self) -> Iterator[str]:
        """What they are about."""
        for one in self.assertions.values():
            ends = one.subject, one.node, one.value.value if one.value else ""
            yield from (iri for iri in ends if iri.startswith(str(ID)))

    @property
    def iris(self) -> Iterator[str]:
        """All that they name."""
        for one in self.assertions.values():
            yield from (*one.iris, _status(one))

    def of(self, status: str, names: Names) -> Sequence[Statement]:
        """Return those with a status, as they are shown."""
        return [
            Statement(told([one], status, names)[0], status, shown(Term(_status(one)), names))
            for one in self.assertions.values()
            if one.status == status
        ]


def read_undecided(asking: Asking, iris: Sequence[str]) -> Undecided:
    """Read what is claimed of some sides, or implied by a document."""
    assertions, is_cut_off = _named(asking, iris)
    if not assertions:
        return Undecided({}, is_cut_off)
    by_assertion: dict[str, list[Row]] = {}
    for row in asking.rows(behind_sayings(assertions, ()), *PREFIXES):
        by_assertion.setdefault(row["assertion"].value, []).append(row)
    claims = read_claims(asking, assertions)
    read = (one for own in by_assertion.values() for one in read_assertions(own, "", claims))
    return Undecided(dict(zip(by_assertion, read, strict=True)), is_cut_off)


def _named(asking: Asking, iris: Sequence[str]) -> tuple[Sequence[str], bool]:
    """Return the assertions that are no facts, and whether there may be more than these."""
    asked = {("many", iri): queries.how_many(iri) for iri in iris}
    asked |= {("own", iri): queries.no_facts(iri) for iri in iris}
    found = asking.together(asked, *queries.PREFIXES)
    assertions: list[str] = []
    is_cut_off = False
    for iri in iris:
        own = [row["assertion"] for row in found["own", iri]]
        assertions += [one.value for one in own[: queries.MOST] if one.is_iri]
        is_cut_off |= len(own) > queries.MOST
        is_cut_off |= int(found["many", iri][0]["many"].value) > queries.MOST_ASSERTIONS
    return assertions, is_cut_off


def _status(one: Assertion) -> str:
    return f"{SCHEME}status/{one.status}"

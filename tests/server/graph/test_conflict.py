from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, Graph, Literal, URIRef

from ipcoop.graph.conflict import minimal_conflict

SUSPECTS = [(URIRef(f"urn:x:{n}"), RDF.value, Literal(n)) for n in range(12)]
CONFLICTS = st.lists(st.sets(st.sampled_from(SUSPECTS), min_size=1), min_size=1, max_size=4)


@given(CONFLICTS)
def test_the_conflict_found_is_inconsistent_and_nothing_in_it_can_be_left_out(conflicts):
    def consistent(graph):
        return not any(conflict <= set(graph) for conflict in conflicts)

    suspects = sorted(set().union(*conflicts))
    found = set(minimal_conflict(suspects, Graph(), consistent))
    assert any(conflict <= found for conflict in conflicts)
    for statement in found:
        assert not any(conflict <= found - {statement} for conflict in conflicts)

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ipcoop.http.documents.marks import Part, cut

TEXT = "Mayor of Daejeon Metropolitan City"
STARTS = 100
SPAN = st.tuples(st.integers(90, 140), st.integers(90, 140))


def test_words_inside_words_are_marked_as_the_shorter():
    assert list(cut(TEXT, STARTS, [(100, 116), (109, 116), (109, 134)])) == [
        Part("Mayor of ", (100, 116)),
        Part("Daejeon", (109, 116)),
        Part(" Metropolitan City", (109, 134)),
    ]


@given(st.lists(SPAN, max_size=12))
def test_the_parts_are_the_whole_text_each_in_the_shortest_span_around_it(spans):
    parts = list(cut(TEXT, STARTS, spans))
    assert "".join(part.text for part in parts) == TEXT
    fitting = [span for span in spans if STARTS <= span[0] < span[1] <= STARTS + len(TEXT)]
    place = STARTS
    for part in parts:
        for sign in range(place, place + len(part.text)):
            around = [end - start for start, end in fitting if start <= sign < end]
            own = part.span and part.span[1] - part.span[0]
            assert own == min(around, default=None)
        place += len(part.text)
    assert all(a.span != b.span for a, b in pairwise(parts))

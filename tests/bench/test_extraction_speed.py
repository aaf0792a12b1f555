"""The measuring of the speed of the extraction."""

from tests.bench.extraction.speed import Speed, report
from tests.bench.extraction.variants import write


def test_the_documents_to_measure_with_are_all_different(tmp_path):
    paths = write(tmp_path / "texts", 500)
    assert len({path.read_text(encoding="utf-8") for path in paths}) == len(paths) == 500


def test_the_speeds_are_told_with_their_change():
    few = Speed(10, (200.0, 8.0, 20.0, 90.0, 80.0), (70, 100))
    many = Speed(100, (190.0, 8.4, 30.0, 90.0, 80.0), (71, 102))
    line = list(report([few, many]))[2]
    assert "190.0/s (0.95)" in line
    assert "30.0/s (1.50)" in line
    assert line.endswith("71 + 102 MB")

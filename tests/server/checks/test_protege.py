from ipcoop.checks import protege
from ipcoop.checks.versions import last_release, version_rules
from ipcoop.graph import owlapi, reason
from ipcoop.graph.releases import current_version, versions


def test_without_the_extra_nothing_counts_as_kept_and_the_remedy_is_told(monkeypatch, shipped):
    monkeypatch.setattr(owlapi, "is_available", lambda: False)
    monkeypatch.setattr(reason, "is_available", lambda: False)
    for judged in (protege.owl_api(shipped), protege.hermit(shipped)):
        assert judged.score == "not run"
        assert all("pip install '.[reason]'" in item.undecided for item in judged.items)


def test_the_current_version_is_judged_as_the_successor_of_the_last_release():
    assert last_release() == versions()[-2]
    judged = version_rules(last_release())
    assert judged.kept == judged.decided == 7


def test_a_version_has_nothing_against_itself():
    assert version_rules(current_version()).kept == 7

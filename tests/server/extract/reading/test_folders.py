import pytest

from ipcoop.errors import UnreadableDocumentError
from ipcoop.extract.reading import find


def test_the_documents_of_a_folder_are_found_in_order_and_once(write, tmp_path):
    wanted = [write("a.txt", ""), write("b/c.PDF", ""), write("b/d/e.html", ""), write("f.md", "")]
    for other in ("a.yaml", "a.json", ".hidden.txt", ".git/g.txt", "b/.x/y.txt", "h.ttl", "i.png"):
        write(other, "")
    assert find([tmp_path]) == wanted
    assert find([tmp_path / "f.md", tmp_path / "b", tmp_path]) == wanted


def test_a_file_that_is_named_is_taken_whatever_it_is(write):
    path = write(".notes.docx", "")
    assert find([path]) == [path]


def test_a_path_that_does_not_exist_is_an_error(tmp_path):
    with pytest.raises(UnreadableDocumentError, match="missing does not exist"):
        find([tmp_path, tmp_path / "missing"])

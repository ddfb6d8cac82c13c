"""What a process that reads documents makes of what goes wrong in it."""

from service.errors import ArticleError
from service.intake import processes
from service.intake.engine import Engine
from service.model.document import Document


def test_a_fault_of_ours_costs_one_document(engine: Engine, monkeypatch, capfd) -> None:
    """It is told as such, with where it was; what is beside the document is read."""

    def read(document: Document, _engine: Engine) -> None:
        raise IndexError(f"{document.name}: past the end")

    monkeypatch.setattr(processes, "_engine", engine)
    monkeypatch.setattr(processes, "read", read)

    found = processes._read(Document("a.txt", "a.txt", b"It works."))

    assert isinstance(found, ArticleError)
    assert str(found) == "a fault of this build, not of the document: IndexError: a.txt: past the end"
    assert "in read" in capfd.readouterr().err

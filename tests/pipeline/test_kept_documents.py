"""Analysed documents are kept whole, found again only where nothing changed, and never trusted blindly."""

import marshal
from pathlib import Path

import pytest

from flashgen import pipeline
from flashgen.document import Chapter, Passage, Transcript
from flashgen.files import cache_folder
from flashgen.pipeline import kept_documents

TALK = "銭湯行ってんけど、めっちゃ混んどってな。ほんで、よう温まらへんかったわ。\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The dictionary is large, so the cache that has it is used; ours are told apart by name.
    monkeypatch.setattr(kept_documents, "cache_folder", lambda: tmp_path)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("document-*"))


def test_what_is_kept_comes_back_whole(talk: Path, tmp_path: Path) -> None:
    first = pipeline.linked(talk, pipeline.Tools()).document
    (path,) = kept(tmp_path)
    assert kept_documents.find(path.name) == first
    assert any(form.parts for sentence in first.sentences() for form in sentence.forms)


def test_the_second_time_nothing_is_analysed(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = pipeline.linked(talk, pipeline.Tools()).document

    def analysed(*_: object) -> None:
        raise AssertionError("analysed again")

    monkeypatch.setattr("flashgen.parsing.parse", analysed)
    assert pipeline.linked(talk, pipeline.Tools()).document == first
    talk.write_text(TALK * 2, encoding="utf-8")
    with pytest.raises(AssertionError, match="analysed again"):
        pipeline.linked(talk, pipeline.Tools())


def said(text: str, title: str = "") -> Transcript:
    return Transcript((Chapter("", (Passage(text),)),), title)


NAME = kept_documents.name(said("雨や。"), "kansai", ())


@pytest.mark.parametrize(
    ("transcript", "dialect"),
    [(said("雪や。"), "kansai"), (said("雨や。", "天気"), "kansai"), (said("雨や。"), "tohoku")],
)
def test_another_text_or_dialect_is_another_document(transcript: Transcript, dialect: str) -> None:
    assert kept_documents.name(transcript, dialect, ()) != NAME


def test_the_same_is_the_same() -> None:
    assert kept_documents.name(said("雨や。"), "kansai", ()) == NAME


def test_a_glossary_has_a_say(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    names = {kept_documents.name(said("雨や。"), "kansai", [path])}
    for text in ("one", "two"):
        path.write_text(text, encoding="utf-8")
        names.add(kept_documents.name(said("雨や。"), "kansai", [path]))
    assert len(names) == 3


def test_every_file_of_ours_and_of_the_users_has_a_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, users = tmp_path / "package", tmp_path / "data"
    (ours / "kansai").mkdir(parents=True)
    rules = ours / "kansai" / "rules.toml"
    rules.write_text("a", encoding="utf-8")
    monkeypatch.setattr(kept_documents, "_PACKAGE", ours)
    monkeypatch.setattr(kept_documents, "data_folder", lambda: users)

    def name() -> str:
        return kept_documents.name(said("雨や。"), "kansai", ())

    names = {name()}
    rules.write_text("ab", encoding="utf-8")
    names.add(name())
    users.mkdir()
    (users / "JMdict.gz").write_bytes(b"")
    names.add(name())
    assert len(names) == 3
    (ours / "__pycache__").mkdir()
    (ours / "__pycache__" / "x.pyc").write_bytes(b"")
    assert name() in names


@pytest.mark.parametrize(
    "content",
    [b"", b"not marshal", marshal.dumps(3), marshal.dumps(((), "title")), marshal.dumps((((1,),), "t", ()))],
)
def test_a_damaged_file_is_no_document(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert kept_documents.find(NAME) is None


def test_what_is_not_there_is_no_document() -> None:
    assert kept_documents.find("document-0") is None


def test_old_ones_go(talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = pipeline.parsed(talk, pipeline.Tools()).document
    monkeypatch.setattr(kept_documents, "_KEPT", 2)
    for number in range(4):
        kept_documents.keep(f"document-{number}", document)
    assert len(kept(tmp_path)) == 2


def test_a_cache_that_cannot_be_written_costs_nothing(
    talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_documents, "cache_folder", lambda: tmp_path / "nowhere")
    assert list(pipeline.linked(talk, pipeline.Tools()).document.sentences())
    assert cache_folder().is_dir()


def test_readings_and_breaks_are_kept_with_their_document(
    talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = pipeline.build(talk, tmp_path / "a.apkg", pipeline.Tools(), pipeline.Wishes())
    document, breaks, readings = kept(tmp_path)
    assert kept_documents.find_breaks(breaks.name.removesuffix("-breaks"))
    assert readings.name == f"{document.name}-readings"
    found = kept_documents.find_readings(document.name)
    assert any(ruby.base == "銭" for rubies in found.values() for ruby in rubies)

    def read(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("flashgen.parsing.parse_sentence", read)
    monkeypatch.setattr("flashgen.notes.phrases._parser", read)
    again = pipeline.build(talk, tmp_path / "a.apkg", pipeline.Tools(), pipeline.Wishes())
    assert again.report.notes == first.report.notes


def test_damaged_readings_and_breaks_are_none(tmp_path: Path) -> None:
    for kind in ("readings", "breaks"):
        (tmp_path / f"{NAME}-{kind}").write_bytes(marshal.dumps([1]))
    assert kept_documents.find_readings(NAME) == {}
    assert kept_documents.find_breaks(NAME) == {}

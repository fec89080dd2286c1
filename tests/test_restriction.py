from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from corefakes import CORPUS, WordEncoder, build, fill, opened, settings_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.assistant import Assistant
from assistant.errors import CorpusError, DocumentNotFound, QuestionError
from assistant.records import Searched

if TYPE_CHECKING:
    from pathlib import Path

QUESTION = "Ilu członków ma klaster Lubelska Medycyna?"
MINUTES, REPORT = "protokół_2019.txt", "raport/klastry.txt"


def test_only_the_chosen_documents_are_quoted(small_assistant: Assistant) -> None:
    """The answer is of the document that was chosen, and counts only what was chosen."""
    for document, figure in ((MINUTES, "137"), (REPORT, "184")):
        found = small_assistant.ask(QUESTION, documents=[document])
        assert found.searched == Searched(1, 0)
        assert {quote.source.document for quote in found.quotes} == {document}
        assert figure in found.quotes[0].text
    both = small_assistant.ask(QUESTION, documents={MINUTES, REPORT, "pusty.txt"})
    assert both.searched == Searched(2, 1, ("pusty.txt",))


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sets(st.sampled_from(sorted(CORPUS)), min_size=1), st.sampled_from([QUESTION, "rowery"]))
def test_hits_are_the_whole_search_without_the_others(
    small_assistant: Assistant, documents: set[str], query: str
) -> None:
    """The same passages in the same order as over everything, and scores but for the re-ranking."""
    everything = small_assistant.search(query, top=100).hits
    found = small_assistant.search(query, top=100, documents=documents).hits
    assert {hit.document.paths[0] for hit in found} <= documents
    wanted = {
        hit.passage.id: hit.channels for hit in everything if hit.document.paths[0] in documents
    }
    assert {hit.passage.id for hit in found} >= set(wanted)
    for hit in found:
        for channel in ("lemma", "grams", "words", "form"):
            whole = wanted.get(hit.passage.id, {}).get(channel)
            assert whole is None or hit.channels[channel] == pytest.approx(whole)


def test_a_crowd_of_better_passages_starves_no_channel(tmp_path: Path) -> None:
    """A chosen document is found, however many others would be proposed before it."""
    files = {
        f"{number:03}.txt": "Klaster Lubelska Medycyna ma stu członków.\n" for number in range(150)
    }
    files = {name: f"{text}Numer {name}.\n" for name, text in files.items()}
    files["last.txt"] = "O tym, ilu członków liczy jakiś klaster, mowa jest daleko stąd.\n"
    fill(tmp_path / "corpus", files)
    found = opened(tmp_path).search(QUESTION, top=3, documents=["last.txt"]).hits
    assert [hit.document.paths for hit in found] == [("last.txt",)]
    assert set(found[0].channels) >= {"lemma", "grams", "dense"}
    assert all(found[0].channels[channel] > 0 for channel in ("lemma", "grams", "dense"))


def test_a_copy_is_cited_under_the_chosen_name(tmp_path: Path) -> None:
    """Of two names of the same bytes only the chosen one is cited."""
    text = "Klaster Lubelska Medycyna ma 137 członków.\n"
    fill(tmp_path / "corpus", {"a.txt": text, "b.txt": text})
    made = opened(tmp_path)
    for name in ("a.txt", "b.txt"):
        found = made.ask(QUESTION, documents=[name])
        assert found.searched == Searched(1, 0)
        assert [(q.source.document, q.also_in) for q in found.quotes] == [(name, ())]


def test_documents_without_text_answer_nothing(small_assistant: Assistant) -> None:
    """Asking only what could not be read is no error: nothing is found, and it is said why."""
    found = small_assistant.ask(QUESTION, documents=["pusty.txt"])
    assert (found.status, found.quotes, found.nearest) == ("not_found", (), ())
    assert found.searched == Searched(0, 1, ("pusty.txt",))


def test_unknown_documents_are_told(small_assistant: Assistant) -> None:
    """One unknown name among known ones is an error, and so is no name at all."""
    with pytest.raises(DocumentNotFound, match=r"\.\./secret"):
        small_assistant.ask(QUESTION, documents=[MINUTES, "../secret"])
    with pytest.raises(QuestionError, match="No document is chosen"):
        small_assistant.search(QUESTION, documents=[])


def test_a_choice_is_made_anew_when_the_documents_change(small_corpus: Path) -> None:
    """What was remembered of a choice holds for one state of the index only."""
    made = opened(small_corpus)
    made.ask(QUESTION, documents=[MINUTES])
    fill(small_corpus / "corpus", {MINUTES: "Klaster Lubelska Medycyna ma 999 członków.\n"})
    build(small_corpus, WordEncoder())
    made.refresh()
    assert "999" in made.ask(QUESTION, documents=[MINUTES]).quotes[0].text


def test_the_folder_can_be_emptied_on_purpose(small_corpus: Path) -> None:
    """Only who allows it makes the index forget all documents."""
    made = opened(small_corpus)
    for path in (small_corpus / "corpus").rglob("*.*"):
        path.unlink()
    with pytest.raises(CorpusError):
        made.index()
    assert made.index(allow_empty=True).changes.removed == len(CORPUS)
    assert (
        Assistant.open(settings_of(small_corpus), encoder=WordEncoder(), allow_empty=True).status()
        == ()
    )

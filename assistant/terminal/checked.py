"""What checking an exported answer found, as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from assistant.terminal import words as say
from assistant.vocabulary import documents_counted, problems_counted
from assistant.wording import Wording, polish_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from assistant.export import Finding
    from assistant.records import Verification
    from assistant.wording import Language

_AGREES = Wording(
    "The answer agrees with its sources: {quotes} in {documents} checked.",
    "Odpowiedź zgadza się ze źródłami: sprawdzono {quotes} w {documents}.",
)
_NOTHING = Wording(
    "The answer quotes nothing: there is nothing to check.",
    "Odpowiedź niczego nie cytuje: nie ma czego sprawdzać.",
)


def checked_lines(
    findings: Sequence[Finding], found: Verification, language: Language
) -> Iterator[RenderableType]:
    """A line for each cited place, under the questions where there are several, and the result."""
    several = len({finding.question for finding in findings}) > 1
    asked = None
    for finding in findings:
        if several and finding.question != asked:
            asked = finding.question
            yield Text(" ".join(asked.split()), "bold")
        line = f"{finding.rank}. {finding.document}: {finding.message(language)}"
        yield Text(line, "green" if finding.ok else "red")
    if not findings:
        yield Text(_NOTHING(language), "green")
    elif found.ok:
        # The Polish preposition asks for the locative, in which only one differs from many.
        documents = Wording(
            documents_counted(found.documents).en,
            f"{found.documents} {'dokumencie' if found.documents == 1 else 'dokumentach'}",
        )
        line = _AGREES(language).format(
            quotes=_quotes_counted(found.passages)(language), documents=documents(language)
        )
        yield Text(line, "green")
    else:
        problems = problems_counted(len(found.problems))(language)
        yield Text(say.PROBLEMS.filled(problems=problems)(language).rstrip(":") + ".", "bold red")


def _quotes_counted(count: int) -> Wording:
    return Wording(
        f"{count} {'quote' if count == 1 else 'quotes'}",
        f"{count} {polish_count(count, 'cytat', 'cytaty', 'cytatów')}",
    )

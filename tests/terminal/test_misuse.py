from __future__ import annotations

from assistant.terminal.misuse import misused
from assistant.wording import Wording


def test_what_is_not_known_is_told_as_it_is() -> None:
    """With where to look; `tests/commands/test_program.py` has what the library is known to say."""
    assert misused("Something new.", "assistant ask") == Wording(
        "Something new. See 'assistant ask --help'.",
        "Błędne wywołanie: Something new. Zobacz 'assistant ask --help'.",
    )


def test_braces_of_the_user_are_no_marks() -> None:
    """They stand in the line as they were typed."""
    found = misused("No such command '{x}'.", "assistant {0}")
    assert found.en == "There is no command '{x}'. See 'assistant {0} --help'."

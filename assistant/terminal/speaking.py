"""Errors as one line on standard error and an exit code, in the language of whoever asked."""

from __future__ import annotations

import contextlib
import errno
import sys
from typing import TYPE_CHECKING, NoReturn

from assistant.errors import AssistantError
from assistant.reasons import reason
from assistant.terminal import words as say
from assistant.terminal.output import write_no_more

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.settings import Settings
    from assistant.wording import Language, Wording

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


@contextlib.contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Tell what is raised inside in ``language``, and end the program.

    Raises:
        SystemExit: an error was told, the reader of the output went away, or Ctrl-C was pressed.
    """
    try:
        yield
    except AssistantError as error:
        fail(error.wording, error.exit_code, language)
    except KeyboardInterrupt:
        fail(say.STOPPED, INTERRUPTED, language)
    except BrokenPipeError:  # the reader of our output went away (`| head`)
        write_no_more()
        sys.exit(1)
    except OSError as error:
        # The store explains its own errors of writing; what is left is standard output.
        if error.errno not in _FULL:
            raise
        write_no_more()
        fail(say.UNWRITABLE.filled(reason=reason(error)), 1, language)


def fail(wording: Wording, code: int, language: Language) -> NoReturn:
    """Say in one line what is wrong, and end the program with an exit code."""
    with contextlib.suppress(OSError):  # standard error may be what is full
        sys.stderr.write(" ".join(wording(language).split()) + "\n")
        sys.stderr.flush()
    write_no_more()
    sys.exit(code)


def spoken_language(settings: Settings, question: str | None) -> Language:
    """The language of messages about a question: as set, else its own, else the locale's."""
    from assistant.text.language import detect_language
    from assistant.text.words import words

    if settings.language is None and question is not None and words(question):
        return detect_language(question)
    return settings.message_language()

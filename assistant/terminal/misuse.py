"""What is wrong with words of the command line or with a setting, in one line of each language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from assistant.wording import Wording

if TYPE_CHECKING:
    from pydantic import ValidationError

_KNOWN = tuple(
    (re.compile(pattern), wording)
    for pattern, wording in (
        (
            r"^No such command '(.*)'\. Did you mean '(\w+)'",
            Wording("There is no command '{0}'; did you mean '{1}'?",
                    "Nie ma polecenia '{0}'; może chodziło o '{1}'?"),
        ),
        (
            r"^No such command '(.*)'",
            Wording("There is no command '{0}'.", "Nie ma polecenia '{0}'."),
        ),
        (
            r"^No such option:? '?(--?[^\s']*)",
            Wording("There is no option {0}.", "Nie ma opcji {0}."),
        ),
        (
            r"^Option '(\S+)' requires an argument",
            Wording("The option {0} needs a value.", "Opcja {0} wymaga wartości."),
        ),
        (
            r"^Option '(\S+)' does not take a value",
            Wording("The option {0} takes no value.", "Opcja {0} nie przyjmuje wartości."),
        ),
        (r"^Missing argument '(.*?)'", Wording("{0} is missing.", "Brakuje: {0}.")),
        (
            r"unexpected extra arguments? ?(?:\(s\) )?\((.*)\)",
            Wording("Too many words: {0}.", "Za dużo słów: {0}."),
        ),
    )
)  # fmt: skip
"""What the library of the command line says in English, and what it says here."""

_OTHERWISE = Wording("{0}", "Błędne wywołanie: {0}")
_HELP = Wording(" See '{command} --help'.", " Zobacz '{command} --help'.")

_SETTING = Wording(
    "ASSISTANT_{name} cannot be '{value}': it must be {wanted}.",
    "ASSISTANT_{name} nie może mieć wartości '{value}': ma to być {wanted}.",
)
_WHOLE = Wording("a whole number", "liczba całkowita")
_NUMBER = Wording("a number", "liczba")
_WANTED = {
    "literal_error": Wording("pl or en", "pl albo en"),
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "greater_than": Wording("greater than {gt:g}", "liczba większa niż {gt:g}"),
    "greater_than_equal": Wording("at least {ge:g}", "liczba nie mniejsza niż {ge:g}"),
}
"""What a setting should be, by the kind of pydantic's error."""


def misused(message: str, command: str) -> Wording:
    """What is wrong with a command line.

    Args:
        message: what the library of the command line says, in English.
        command: the words that name the command, as in ``assistant ask``.
    """
    told = _told(message)
    hint = _HELP.filled(command=command)
    return Wording(told.en + hint.en, told.pl + hint.pl)


def _told(message: str) -> Wording:
    for pattern, wording in _KNOWN:
        if found := pattern.search(message):
            return Wording(wording.en.format(*found.groups()), wording.pl.format(*found.groups()))
    return Wording(_OTHERWISE.en.format(message), _OTHERWISE.pl.format(message))


def mistaken_setting(error: ValidationError) -> Wording:
    """Which setting makes no sense, and what it should be."""
    first: Any = error.errors()[0]
    wanted = _WANTED.get(first["type"], Wording(first["msg"], first["msg"]))
    wanted = wanted.filled(**first.get("ctx", {}))
    values = {"name": "_".join(map(str, first["loc"])).upper(), "value": first["input"]}
    return Wording(
        _SETTING.en.format(**values, wanted=wanted.en),
        _SETTING.pl.format(**values, wanted=wanted.pl),
    )

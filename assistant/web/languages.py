"""The language that a visitor sees the page in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.wording import Language

COOKIE = "assistant_language"


def chosen(cookie: str | None, accepted: str | None) -> Language:
    """The language a visitor chose before, else the one their browser asks for first.

    Args:
        cookie: the value of the cookie `COOKIE`, where there is one.
        accepted: the request's ``Accept-Language`` header, where there is one.

    Returns:
        English where neither names a language that the page has.
    """
    if cookie in {"pl", "en"}:
        return "pl" if cookie == "pl" else "en"
    ranked = sorted(_weighted(accepted or ""), key=lambda pair: -pair[1])
    for tag, weight in ranked:
        if weight > 0 and tag in {"pl", "en"}:
            return "pl" if tag == "pl" else "en"
    return "en"


def _weighted(accepted: str) -> list[tuple[str, float]]:
    """The primary tags of an ``Accept-Language`` header with their weights, in its order."""
    pairs: list[tuple[str, float]] = []
    for part in accepted.split(","):
        tag, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    weight = float(parameter[2:])
                except ValueError:
                    weight = 0.0
        pairs.append((tag.split("-")[0], weight))
    return pairs

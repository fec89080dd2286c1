"""A sentence in both languages at once; the page's styles show the one that the page is in.

For what is written while no event of the page can rewrite it: the progress and the result of
indexing stay on the page, or come from a run that began before the language was switched.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.wording import Wording


def in_both(wording: Wording) -> str:
    """``wording`` as HTML; of its two elements only one is shown, and read out."""
    return (
        f'<span class="told" lang="en">{escape(wording.en)}</span>'
        f'<span class="told" lang="pl">{escape(wording.pl)}</span>'
    )

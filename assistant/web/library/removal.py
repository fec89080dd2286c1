"""The question that is asked before documents are removed."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

from assistant.web.bilingual import in_both
from assistant.web.library import words

_SCRIPT = (Path(__file__).parent / "removal.js").read_text(encoding="utf-8")


def removal_dialog() -> gr.HTML:
    """A dialog, closed until the table's script opens it with the paths of some documents.

    Its event ``remove`` comes with those ``documents`` when the answer is yes. It is the browser's
    own modal dialog: the focus stays in it and returns where it was, and Escape says no.
    """
    return gr.HTML(_dialog(), elem_id="removal", js_on_load=_SCRIPT, apply_default_css=False)


def _dialog() -> str:
    return (
        '<dialog aria-labelledby="removal-heading" aria-describedby="removal-note">'
        f'<form method="dialog"><h2 id="removal-heading">{in_both(words.REMOVE_HEADING)}</h2>'
        f'<ul></ul><p id="removal-note">{in_both(words.REMOVE_NOTE)}</p><div class="answers">'
        f'<button value="" autofocus>{in_both(words.CANCEL)}</button>'
        f'<button value="remove" class="danger">{in_both(words.REMOVE_YES)}</button>'
        "</div></form></dialog>"
    )

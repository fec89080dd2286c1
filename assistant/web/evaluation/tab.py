"""The tab of evaluation: choosing a question set, running it, and its result, with their events."""

from __future__ import annotations

from collections.abc import Iterator  # noqa: TC003 - Gradio resolves annotations at run time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.web.evaluation import words
from assistant.web.evaluation.handlers import EvaluationHandlers
from assistant.web.evaluation.sets import SUFFIX
from assistant.web.events import FOLLOWED, QUICK
from assistant.wording import Language  # noqa: TC001 - as above

if TYPE_CHECKING:
    from assistant.assistant import Assistant

_TOLD_SCRIPT = (Path(__file__).parent / "told.js").read_text(encoding="utf-8")


class EvaluationTab:
    """The components of the tab, made in the order in which they stand.

    Attributes:
        worded: components that `in_language` writes anew when the page changes its language.
        state: components whose values `in_language` takes after the language.
    """

    def __init__(self, assistant: Assistant) -> None:
        self.handlers = EvaluationHandlers(assistant)
        self.hint = gr.HTML(_hint("en"), apply_default_css=False)
        with gr.Row(elem_id="evaluating"):
            self.sets = gr.Dropdown(
                [],
                label=words.SET.en,
                filterable=False,
                container=False,
                min_width=220,
                elem_id="question-set",
            )
            self.start = gr.Button(
                words.RUN.en, variant="primary", scale=0, min_width=220, elem_id="evaluate"
            )
            self.stop = gr.Button(words.STOP.en, scale=0, min_width=110, elem_id="stop")
            self.upload = gr.UploadButton(
                words.UPLOAD.en,
                file_types=[SUFFIX, ".json"],
                scale=0,
                min_width=215,
                elem_id="add-set",
            )
        self.told = gr.HTML(
            "", elem_id="evaluation-told", js_on_load=_TOLD_SCRIPT, apply_default_css=False
        )
        self.result = gr.HTML("", elem_id="evaluation", apply_default_css=False)
        self.worded: list[Any] = [
            self.hint, self.sets, self.start, self.stop, self.upload, self.result
        ]  # fmt: skip
        self.state: list[Any] = [self.sets]

    def connect(self, language: gr.Radio, tab: gr.Tab) -> None:
        """Bind every event to its handler; ``tab`` is the one that holds the components."""
        # Following a run takes as long as the run: no visitor waits for another's.
        followed: dict[str, Any] = {**FOLLOWED, "concurrency_limit": None}
        shown: dict[str, Any] = {
            "fn": self._shown,
            "inputs": [self.sets, language],
            "outputs": [self.sets, self.result],
            **QUICK,
        }
        tab.select(**shown)
        self.sets.input(self.handlers.result, [self.sets, language], self.result, **QUICK)
        started = self.start.click(self._run, self.sets, self.told, **followed)
        running = self.told.follow(self.handlers.running, None, self.told, **followed)
        for event in (started, running):  # in the language that the page has by then
            event.then(**shown)
        self.stop.click(self.handlers.cancel, None, None, **QUICK)
        self.upload.upload(
            self._add, [self.upload, self.sets, language], [self.sets, self.told, self.result],
            **QUICK,
        )  # fmt: skip

    def in_language(self, language: Language, chosen: str | None) -> tuple[Any, ...]:
        """Every worded component in ``language``.

        As long as no set is chosen the tab was not opened, and there is no result to write.
        """
        sets, result = gr.update(), ""
        if chosen:
            sets, result = self._shown(chosen, language)
        return (
            _hint(language),
            {**sets, "label": words.SET(language)},
            gr.update(value=words.RUN(language)),
            gr.update(value=words.STOP(language)),
            gr.update(label=words.UPLOAD(language)),
            result,
        )

    def _shown(self, chosen: str | None, language: Language) -> tuple[Any, str]:
        """The sets that there are by now, and the result of the chosen one."""
        chosen = self.handlers.chosen(chosen)
        sets = gr.update(choices=self.handlers.sets(language), value=chosen)
        return sets, self.handlers.result(chosen, language)

    def _run(self, chosen: str | None) -> Iterator[str]:
        yield from self.handlers.run(chosen)

    def _add(
        self, file: str | None, chosen: str | None, language: Language
    ) -> tuple[Any, str, str]:
        added, told = self.handlers.add(file) if file else (None, "")
        sets, result = self._shown(added or chosen, language)
        return sets, told, result


def _hint(language: Language) -> str:
    return f'<p class="hint">{words.HINT(language)}</p>'

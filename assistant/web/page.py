"""The page: header, tabs, and the language that all of it is in."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.web import languages, words
from assistant.web.bilingual import in_both
from assistant.web.chat.tab import ChatTab
from assistant.web.evaluation.tab import EvaluationTab
from assistant.web.events import QUICK
from assistant.web.library.tab import LibraryTab
from assistant.web.programs import Programs, add_endpoints
from assistant.wording import Language  # noqa: TC001 - Gradio resolves annotations at run time

if TYPE_CHECKING:
    from assistant.assistant import Assistant

_HERE = Path(__file__).parent
SCRIPT = (_HERE / "page.js").read_text(encoding="utf-8")
"""Runs once when the page has loaded."""

_ALIVE_SCRIPT = (_HERE / "alive.js").read_text(encoding="utf-8")
_AWAY = f"<p>{in_both(words.AWAY)}</p>"

_NAMES = json.dumps(
    {
        code: {"page": words.TITLE(code), "choice": words.LANGUAGE(code)}
        for code in words.LANGUAGE_NAMES
    }
)
_REMEMBER = f"""(language) => {{
  const names = {_NAMES}[language];
  document.documentElement.lang = language;
  document.documentElement.dataset.ready = 'yes'; // what a tab remembers may now be asked for
  document.title = names.page;
  document.querySelector('#language')?.setAttribute('aria-label', names.choice);
  document.cookie = `{languages.COOKIE}=${{language}}; max-age=31536000; SameSite=Strict`;
}}"""
"""Runs when the page is in another language: what no component of Gradio's sets."""


def build_page(assistant: Assistant) -> gr.Blocks:
    """The page over an open assistant."""
    blocks: gr.Blocks = gr.Blocks(
        title=words.TITLE.en, analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600)
    )
    with blocks:
        page = _Page(assistant)
        page.connect(blocks)
        page.chat.handlers.prepare()
        add_endpoints(Programs(assistant))
    return blocks


class _Page:
    """The components, made in the order in which they stand."""

    def __init__(self, assistant: Assistant) -> None:
        gr.HTML(_AWAY, elem_id="away", js_on_load=_ALIVE_SCRIPT, apply_default_css=False)
        with gr.Row(elem_id="top"):
            self.title = gr.HTML(_title("en"), apply_default_css=False, scale=1)
            self.language = gr.Radio(
                [(name, code) for code, name in words.LANGUAGE_NAMES.items()],
                value="en",
                label=words.LANGUAGE.en,
                show_label=False,
                container=False,
                elem_id="language",
                scale=0,
                min_width=190,
            )
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab(words.ASK_TAB.en, id="ask") as self.ask_tab:
                self.chat = ChatTab(assistant)
            with gr.Tab(words.DOCUMENTS_TAB.en, id="documents") as self.documents_tab:
                self.library = LibraryTab(assistant)
            with gr.Tab(words.EVALUATION_TAB.en, id="evaluating") as self.evaluation_tab:
                self.evaluation = EvaluationTab(assistant)
        self.tabs = (self.chat, self.library, self.evaluation)

    def connect(self, blocks: gr.Blocks) -> None:
        """Bind every event to its handler."""
        self.chat.connect(self.language, self.library.restricted)
        self.library.connect(self.language, self.documents_tab, self.chat.restriction)
        self.evaluation.connect(self.language, self.evaluation_tab)
        self._connect_language(blocks)

    def _connect_language(self, blocks: gr.Blocks) -> None:
        state = [component for tab in self.tabs for component in tab.state]
        worded = [self.title, self.ask_tab, self.documents_tab, self.evaluation_tab]
        worded += [component for tab in self.tabs for component in tab.worded]
        followed = [self.library.told, self.evaluation.told]
        loaded = blocks.load(self._load, state, [*followed, self.language, *worded], **QUICK)
        switched = self.language.input(
            self._switch, [self.language, *state], [self.language, *worded], **QUICK
        )
        for event in (loaded, switched):
            event.then(None, self.language, None, js=_REMEMBER)

    def _load(self, request: gr.Request, *state: Any) -> tuple[Any, ...]:
        language = languages.chosen(
            request.cookies.get(languages.COOKIE), request.headers.get("accept-language")
        )
        named = gr.update(value=language, label=words.LANGUAGE(language))
        resumed = (self.library.handlers.resumed(), self.evaluation.handlers.resumed())
        return (*resumed, named, *self._worded(language, state))

    def _switch(self, language: Language, *state: Any) -> tuple[Any, ...]:
        named = gr.update(label=words.LANGUAGE(language))
        return (named, *self._worded(language, state))

    def _worded(self, language: Language, state: tuple[Any, ...]) -> tuple[Any, ...]:
        """Every worded component in ``language``; ``state`` holds what the tabs ask for."""
        left = iter(state)
        of_tabs: list[Any] = []
        for tab in self.tabs:
            of_tabs += tab.in_language(language, *islice(left, len(tab.state)))
        return (
            _title(language),
            gr.update(label=words.ASK_TAB(language)),
            gr.update(label=words.DOCUMENTS_TAB(language)),
            gr.update(label=words.EVALUATION_TAB(language)),
            *of_tabs,
        )


def _title(language: Language) -> str:
    return (
        f'<header class="title"><h1>{words.TITLE(language)}</h1>'
        f"<p>{words.TAGLINE(language)}</p></header>"
    )

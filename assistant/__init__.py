"""Ask a folder of documents; get verbatim quotes with their sources.

from assistant import Assistant, Settings

with_quotes = Assistant.open(Settings()).ask("who coordinates Lubelska Medycyna?")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.errors import AssistantError
    from assistant.records import Answer, Quote, SearchResult, Source
    from assistant.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Assistant",
    "AssistantError",
    "Quote",
    "SearchResult",
    "Settings",
    "Source",
    "__version__",
]

_HOMES = {
    "Answer": "records",
    "Assistant": "assistant",
    "AssistantError": "errors",
    "Quote": "records",
    "SearchResult": "records",
    "Settings": "settings",
    "Source": "records",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `import assistant` stays quick."""
    if name not in _HOMES:
        message = f"module 'assistant' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(f"assistant.{_HOMES[name]}"), name)

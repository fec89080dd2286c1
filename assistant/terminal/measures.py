"""The measures of ``assistant eval`` as a table for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Table

from assistant.vocabulary import decimal
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.wording import Language

_MEASURES: tuple[tuple[tuple[str, ...], Wording], ...] = (
    (("questions",), Wording("questions", "pytania")),
    (("answerable",), Wording("answerable", "z odpowiedzią w dokumentach")),
    (("unanswerable",), Wording("unanswerable", "bez odpowiedzi w dokumentach")),
    (("document_at_1",), Wording("the right document first", "właściwy dokument pierwszy")),
    (("quote_at_1",), Wording("a right quote first", "trafny cytat pierwszy")),
    (("quote_at_3",), Wording("a right quote among three", "trafny cytat wśród trzech")),
    (("answered_rate",), Wording("share answered", "odsetek pytań z odpowiedzią")),
    (("abstention", "precision"), Wording("declining: precision", "odmowy: precyzja")),
    (("abstention", "recall"), Wording("declining: recall", "odmowy: czułość")),
    (("abstention", "f1"), Wording("declining: F1", "odmowy: F1")),
    (("abstention", "auroc"), Wording("declining: AUROC", "odmowy: AUROC")),
    (("latency_ms", "p50"), Wording("median time (ms)", "mediana czasu (ms)")),
    (("latency_ms", "p95"), Wording("95th percentile of time (ms)", "95. percentyl czasu (ms)")),
)
"""Where each measure stands in the JSON, and what people call it."""

_ALL = Wording("all", "wszystkie")


def measures_table(columns: Mapping[str | None, Mapping[str, Any]], language: Language) -> Table:
    """Measures side by side.

    Args:
        columns: the measures by the language of the questions; of all questions under None.
        language: of the words.
    """
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    for name in columns:
        table.add_column(name or _ALL(language), justify="right")
    for keys, label in _MEASURES:
        table.add_row(label(language), *(_figure(m, keys, language) for m in columns.values()))
    return table


def _figure(found: Mapping[str, Any], keys: tuple[str, ...], language: Language) -> str:
    value: Any = found
    for key in keys:
        value = value[key]
    if value is None:
        return "-"
    if isinstance(value, int):
        return str(value)
    return decimal(value, 1 if keys[0] == "latency_ms" else 3)(language)

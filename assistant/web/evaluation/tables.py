"""The result of an evaluation as HTML: progress, measures, what changed, and the misses."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from assistant.citations import written
from assistant.comparison import MEASURES, compared, figure
from assistant.reports import ALL, Verdict
from assistant.vocabulary import decimal
from assistant.web.bilingual import in_both
from assistant.web.evaluation import words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from assistant.comparison import Comparison, Keys
    from assistant.evaluation import Gold
    from assistant.reports import Report, Row
    from assistant.web.evaluation.jobs import Progressed
    from assistant.wording import Language, Wording

ROWS = 300
"""Missed questions listed on the page; a browser grows slow with many more."""

LISTED = 20
"""Questions listed that became right, and that became wrong."""

_SHOWN = 2  # expected texts, and given ones, of a question
_LONGEST = 400  # characters of one of them


def progress_bar(name: Wording, progressed: Progressed) -> str:
    """How far a run is: the question set, a bar, the question at hand; in both languages."""
    measured, counted = "", ""
    if progressed.total:
        measured = f' max="{progressed.total}" value="{progressed.done}"'
        counted = in_both(words.PROGRESS.filled(done=progressed.done, total=progressed.total))
    return (
        f'<div class="progress"><p><span id="asking">{in_both(words.ASKING.filled(name=name))}'
        f'</span> {counted}</p><progress aria-labelledby="asking"{measured}></progress>'
        f'<p class="file">{escape(progressed.question)}</p></div>'
    )


def told_line(told: Wording, *, good: bool) -> str:
    """One line on what was done, or what went wrong, in both languages."""
    kind, role = ("done", "status") if good else ("error", "alert")
    return f'<p class="{kind}" role="{role}">{in_both(told)}</p>'


def notice(said: Wording, language: Language, example: str = "") -> str:
    """What is to be seen where there is no result, with an ``example`` of a line to write."""
    code = f"<pre><code>{escape(example)}</code></pre>" if example else ""
    return f'<div class="notice"><p>{escape(said(language))}</p>{code}</div>'


def result(last: Report, before: Report | None, language: Language) -> str:
    """A report: its measures, the difference to the report ``before``, and its misses."""
    change = compared(before, last) if before else None
    changed = _changed(change, language) if change else ""
    return (
        f'<p class="summary">{escape(_when(words.RESULT, last.finished, language))} – '
        f"{escape(words.summary(last.measures[ALL])(language))}</p>"
        f"{_measures(last, change, language)}{_compared(before, change, language)}{changed}"
        f"{_misses(last.misses, language)}"
    )


def _when(sentence: Wording, moment: dt.datetime, language: Language) -> str:
    day = written(moment.date().isoformat(), language)
    return sentence.filled(when=f"{day}, {moment:%H:%M}")(language)


def _measures(report: Report, change: Comparison | None, language: Language) -> str:
    columns = list(report.measures)
    if len(columns) == 2:  # one language: both columns say the same
        columns = [ALL]
    heads = [words.MEASURE(language), *(_language_name(name, language) for name in columns)]
    body = "".join(
        f'<tr role="row"><th scope="row" role="rowheader">{escape(name(language))}'
        f"<p>{escape(meaning(language))}</p></th>"
        + "".join(_figure(report, change, column, keys, language) for column in columns)
        + "</tr>"
        for keys, (name, meaning) in ((keys, words.NAMES[keys]) for keys in MEASURES)
        if figure(report.measures[ALL], keys) is not None  # else there was nothing to count
    )
    return _table("measures", words.MEASURES(language), heads, body)


def _figure(
    report: Report, change: Comparison | None, column: str, keys: Keys, language: Language
) -> str:
    """A cell: the figure, and how it differs from the one before."""
    value = figure(report.measures[column], keys)
    heading = escape(_language_name(column, language))
    opening = f'<td role="cell" class="count" data-heading="{heading}">'
    if value is None:
        return f'{opening}–<span class="unseen"> ({escape(words.NONE(language))})</span></td>'
    grown = change.changes.get(column, {}).get(keys) if change else None
    told = "" if grown is None else f" {_difference(grown, keys, language)}"
    return f"{opening}{escape(_written(value, keys, language))}{told}</td>"


def _difference(grown: float, keys: Keys, language: Language) -> str:
    """By how much a measure grew; of a share, whether that is better is said in words, too."""
    in_ms = keys[0] == "latency_ms"
    shown = decimal(abs(grown) if in_ms else 100 * abs(grown), 1)
    if shown.en == "0.0":
        return '<span class="change">±0</span>'
    sign = "+" if grown > 0 else "−"
    if in_ms:  # a time says as much of what else the machine did
        return f'<span class="change">{sign}{shown(language)}</span>'
    kind, said = ("better", words.BETTER) if grown > 0 else ("worse", words.WORSE)
    return (
        f'<span class="change {kind}">{sign}{shown(language)}'
        f'<span class="unseen"> {escape(said(language))}</span></span>'
    )


def _written(value: float, keys: Keys, language: Language) -> str:
    if keys[0] == "latency_ms":
        return f"{decimal(value, 1)(language)} ms"
    return f"{decimal(100 * value, 1)(language)}%"


def _compared(before: Report | None, change: Comparison | None, language: Language) -> str:
    if before is None or change is None:
        return ""
    said = _when(words.COMPARED, before.finished, language)
    if change.added or change.gone:
        other = words.DIFFERENT_SET.filled(added=change.added, gone=change.gone)
        said += f" {other(language)}"
    return f'<p class="hint">{escape(said)}</p>'


def _changed(change: Comparison, language: Language) -> str:
    """The questions that went from wrong to right, and from right to wrong."""
    parts = [
        f'<div class="{kind}"><p>{escape(head.filled(count=len(rows))(language))}</p>'
        f"<ul>{_listed(rows, language)}</ul></div>"
        for kind, head, rows in (
            ("worse", words.BECAME_WRONG, change.became_wrong),
            ("better", words.BECAME_RIGHT, change.became_right),
        )
        if rows
    ]
    said = "".join(parts) or f"<p>{escape(words.NOTHING_CHANGED(language))}</p>"
    return f'<h3>{escape(words.CHANGED(language))}</h3><div class="changed">{said}</div>'


def _listed(rows: Sequence[Row], language: Language) -> str:
    items = "".join(f"<li>{_question(row)}</li>" for row in rows[:LISTED])
    if len(rows) > LISTED:
        more = words.MORE.filled(count=len(rows) - LISTED)(language)
        items += f"<li>{escape(more)}</li>"
    return items


def _misses(misses: Sequence[Row], language: Language) -> str:
    if not misses:
        return f'<p class="notice">{escape(words.NO_MISSES(language))}</p>'
    title = words.MISSES.filled(count=len(misses))(language)
    heads = [head(language) for head in (words.QUESTION, words.WHAT, words.EXPECTED, words.GIVEN)]
    counts = Counter(row.verdict for row in misses)
    kinds = "; ".join(f"{words.VERDICTS[kind](language)}: {counts[kind]}" for kind in counts)
    body = "".join(_miss(row, language) for row in misses[:ROWS])
    more = ""
    if len(misses) > ROWS:
        left = words.MORE_MISSES.filled(count=len(misses) - ROWS)(language)
        more = f'<p class="notice">{escape(left)}</p>'
    return _table("misses", title, heads, body, kinds) + more


def _miss(row: Row, language: Language) -> str:
    """A missed question: what went wrong, what was expected, what was given."""
    cells = (
        (
            words.WHAT,
            f'<span class="verdict">{escape(words.VERDICTS[row.verdict](language))}</span>',
        ),
        (words.EXPECTED, _expected(row.gold, language)),
        (words.GIVEN, _given(row, language)),
    )
    return (
        f'<tr role="row" data-verdict="{row.verdict}"><th scope="row" role="rowheader">'
        f"{_question(row)}<p>{escape(row.id)}</p></th>"
        + "".join(
            f'<td role="cell" data-heading="{escape(heading(language))}">{html}</td>'
            for heading, html in cells
        )
        + "</tr>"
    )


def _question(row: Row) -> str:
    """A question, marked as being in its own language."""
    return f'<span lang="{escape(row.language)}">{escape(row.question)}</span>'


def _expected(gold: Sequence[Gold], language: Language) -> str:
    if not gold:
        return escape(words.NO_ANSWER(language))
    shown = [(one.document, one.contains or f"({words.ANYWHERE(language)})") for one in gold]
    return _passages(shown, language)


def _given(row: Row, language: Language) -> str:
    if not row.given:
        return escape(words.NOTHING_SHOWN(language))
    shown = [(one.document, one.text) for one in row.given]
    if row.verdict is not Verdict.DECLINED:
        return _passages(shown, language)
    nearest = f'<p class="file">{escape(words.NEAREST(language))}:</p>'
    return nearest + _passages(shown[:1], language)


def _passages(passages: Sequence[tuple[str, str]], language: Language) -> str:
    """Texts with the documents that they are from: the first of them, the others counted."""
    said = "".join(
        f'<p class="passage">{escape(_short(text))} '
        f'<span class="file">{escape(document)}</span></p>'
        for document, text in passages[:_SHOWN]
    )
    if len(passages) > _SHOWN:
        more = words.MORE.filled(count=len(passages) - _SHOWN)(language)
        said += f'<p class="file">{escape(more)}</p>'
    return said


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _language_name(language: str, shown_in: Language) -> str:
    if language == ALL:
        return words.ALL(shown_in)
    return words.LANGUAGES[language](shown_in) if language in words.LANGUAGES else language


def _table(kind: str, title: str, heads: Sequence[str], body: str, remark: str = "") -> str:
    """A table that the styles lay out as a list on a narrow screen; roles keep it a table."""
    count = ' class="count"' if kind == "measures" else ""
    first, *others = heads
    columns = f'<th scope="col" role="columnheader">{escape(first)}</th>' + "".join(
        f'<th scope="col" role="columnheader"{count}>{escape(head)}</th>' for head in others
    )
    below = f'<p class="remark">{escape(remark)}</p>' if remark else ""
    return (
        f'<h3 id="{kind}-title">{escape(title)}</h3>{below}<div class="results {kind}">'
        f'<table role="table" aria-labelledby="{kind}-title"><thead role="rowgroup">'
        f'<tr role="row">{columns}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )

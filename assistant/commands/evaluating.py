"""``assistant eval``: question sets, asked and measured."""

from __future__ import annotations

from assistant.commands import options
from assistant.commands.opening import opened, progress_in
from assistant.errors import QuestionSetError
from assistant.terminal.output import print_json, print_lines
from assistant.wording import Wording


def evaluate(
    files: options.QuestionSets,
    *,
    language: options.OnlyLanguage = None,
    corpus: options.Corpus = None,
    index: options.Index = None,
    as_json: options.AsJson = False,
) -> None:
    """Ask the questions of some question sets, and measure the answers."""
    from assistant.evaluation import measures, read_questions, run
    from assistant.indexing import stage
    from assistant.terminal.measures import measures_table

    settings = options.chosen_settings(corpus, index)
    questions = [q for q in read_questions(files) if language is None or q.language == language]
    if not questions:
        raise QuestionSetError(
            Wording(
                "The question sets hold no question.", "W zestawach nie ma ani jednego pytania."
            )
        )
    spoken = settings.message_language()
    assistant = opened(settings, spoken)
    progress = progress_in(spoken)
    outcomes = []
    with stage(progress, len(questions), Wording("Asking", "Zadawanie pytań")):
        for question in questions:
            outcomes.append(run(assistant, question))
            progress.advance(question.id)
    if as_json:
        print_json(measures(outcomes))
        return
    columns = {None: measures(outcomes)} | {
        name: measures([outcome for outcome in outcomes if outcome.question.language == name])
        for name in sorted({question.language for question in questions})
    }
    print_lines([measures_table(columns, spoken)])

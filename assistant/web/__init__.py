"""The chat page: what `assistant serve` shows in the browser.

    words, bilingual, languages     of the whole page
      chat/                         asking: conversation, answers, follow-ups
      viewer/                       a source beside its quote
      library/                      the documents: table, adding, indexing runs
      evaluation/                   question sets and their measures
        words                       what the part says, in both languages
          └── answers, panel, table ...     values -> HTML, everything escaped
                └── handlers        what happens on each event; knows no Gradio
                      └── tab       components and events (gradio)
    page                            the tabs in their frame, the language (gradio)
      └── server                    address, safety headers, start and stop (uvicorn)

Formatting, no logic: finding and quoting are done by `assistant.assistant`.
"""

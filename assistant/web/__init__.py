"""The chat page: what `assistant serve` shows in the browser.

    words, dates, turns         values and words, no HTML
      └── answers, viewer, library    values -> HTML, everything escaped
            └── handlers        what happens on each event; knows no Gradio
                  └── page      components and events (gradio)
                        └── server    address, safety headers, start and stop (uvicorn)

Formatting, no logic: finding and quoting are done by `assistant.assistant`.
"""

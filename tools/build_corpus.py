"""Build the bundled documents (``corpus/``) from the texts in ``tools/corpus_text/``.

    python tools/build_corpus.py            # write them to corpus/
    python tools/build_corpus.py --out DIR  # or somewhere else

Dates and noise are fixed: two runs give the same bytes. Needs reportlab (in the extra ``test``)
and the DejaVu fonts (``apt-get install fonts-dejavu-core``).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from corpus_forms import markup, minutes, plain, scan, slides, webpage, word

_TOOLS = Path(__file__).resolve().parent
_TEXTS = _TOOLS / "corpus_text"


def documents() -> dict[str, bytes]:
    """The bundled documents: file name -> bytes."""
    builders = {
        "protokol": minutes.build,
        "notatka": scan.build,
        "prezentacja": slides.build,
        "aktualnosci": lambda source: webpage.build(source, _TEXTS / "strona.html"),
        "bydgoszcz": word.build,
        "informacja": plain.build,
    }
    sources = {name: markup.load(_TEXTS / f"{name}.md") for name in builders}
    return {source.file: builders[name](source) for name, source in sources.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description="Build the bundled documents.")
    parser.add_argument("--out", type=Path, default=_TOOLS.parent / "corpus", help="folder")
    folder: Path = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in documents().items():
        (folder / name).write_bytes(data)
        print(f"{len(data):>8} {name}")


if __name__ == "__main__":
    main()

"""Make the language pack from the parallel text, in one command.

    python -m training.train FOLDER_OF_PARALLEL_TEXT

Deterministic: the same text gives the same files on the same machine. What is learned, from what,
and how well it works is told in `training/README.md`.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from assistant.choosing import ANSWERS
from assistant.fusion import FUSION
from assistant.pack import PACK
from assistant.static_encoder import FOLDER
from assistant.text.confusions import CONFUSIONS
from assistant.translation import TRANSLATIONS
from training.confusions import write_confusions
from training.embeddings import train_embeddings
from training.lexicon import learn_translations
from training.packing import write_manifest, write_tables

KEPT = ("NOTICE", FUSION, ANSWERS)
"""Written by hand, and learned afterwards by `training.fusion` and `training.answers`, which need
the rest."""


def build(parallel: Path, out: Path) -> dict[str, float]:
    """Write the whole pack into the empty folder ``out``; seconds that each step took."""
    started = time.monotonic()
    write_confusions(out / CONFUSIONS, parallel)
    confused = time.monotonic()
    write_tables(out / TRANSLATIONS, learn_translations(parallel))
    translated = time.monotonic()
    train_embeddings(parallel, out / FOLDER.name, print)
    for name in KEPT:
        shutil.copy(PACK / name, out / name)
    write_manifest(out)
    return {
        "confusions": round(confused - started, 1),
        "translations": round(translated - confused, 1),
        "embeddings": round(time.monotonic() - translated, 1),
    }


def main() -> None:
    """Build in a scratch folder, then put the result in the pack's place."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("parallel", type=Path, help="folder with train/, dict/, own/ and ocr/")
    parser.add_argument("--out", type=Path, default=PACK, help="folder of the pack")
    arguments = parser.parse_args()
    out: Path = arguments.out
    scratch = Path(tempfile.mkdtemp(dir=out.parent, prefix=".pack-"))
    try:
        seconds = build(arguments.parallel, scratch)
        scratch.chmod(0o755)
        shutil.rmtree(out, ignore_errors=True)
        scratch.rename(out)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(seconds)


if __name__ == "__main__":
    main()

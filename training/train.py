"""Make the language pack from the parallel text, in one command.

    python -m training.train ../shared/parallel

Deterministic: the same text gives the same files on the same machine. What is learned, from what,
and how well it works is told in `training/README.md`.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from assistant.pack import PACK
from assistant.translation import TRANSLATIONS
from training.lexicon import learn_translations
from training.packing import write_manifest, write_tables


def build(parallel: Path, out: Path) -> dict[str, float]:
    """Write the whole pack into the empty folder ``out``; seconds that each step took."""
    seconds: dict[str, float] = {}
    started = time.monotonic()
    write_tables(out / TRANSLATIONS, learn_translations(parallel))
    seconds["translations"] = round(time.monotonic() - started, 1)
    for name in ("NOTICE",):
        shutil.copy(PACK / name, out / name)
    write_manifest(out)
    return seconds


def main() -> None:
    """Build in a scratch folder, then put the result in the pack's place."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("parallel", type=Path, help="folder with train/, dict/ and own/")
    parser.add_argument("--out", type=Path, default=PACK, help="folder of the pack")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        seconds = build(arguments.parallel, Path(scratch))
        arguments.out.mkdir(parents=True, exist_ok=True)
        for path in Path(scratch).iterdir():
            shutil.move(path, arguments.out / path.name)
    print(seconds)


if __name__ == "__main__":
    main()

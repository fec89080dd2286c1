"""Kill an indexing run at random moments, and look at what is left.

    python eval/benchmarks/kill9.py CORPUS [--kills 50] [--seed 1] [--command]

A copy of the corpus is indexed in a process of its own. Before each run some files are changed,
removed, renamed and added; the process is killed (SIGKILL) at a random moment of its work. After
each kill the index is opened and verified: everything it holds must be right, but for the files
that were changed since they were indexed. In the end the work is finished, and must come to the
same as indexing from nothing. Prints one JSON object; the exit status is 0 when all is well.

Vectors are made by a hashing encoder, so that the kills fall on the index and not on the loading
of a model; ``--command`` kills ``assistant index`` itself instead.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.errors import StoreError
from assistant.indexing import Silent, index_corpus
from assistant.settings import Settings
from assistant.store import Store
from assistant.verification import verify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.records import IndexReport, State
    from assistant.wording import Wording

DIMENSION = 64
CHANGED_SHARE = 0.3  # of the files, before each run
DRIVE = "--drive"


class HashEncoder:
    """A vector for each text that depends on nothing but the text."""

    name = "hash"
    dimension = DIMENSION

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, float32 (len(texts), dimension)."""
        rows = []
        for text in texts:
            seed = int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8])
            rows.append(np.random.default_rng(seed).normal(size=DIMENSION))
        matrix = np.stack(rows).astype(np.float32)
        return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


def drive(settings: Settings) -> IndexReport:
    """One indexing run; says when its work begins."""
    print("begin", flush=True)
    return index_corpus(settings, HashEncoder(), _Told())


class _Told(Silent):
    """Messages on standard error."""

    def message(self, wording: Wording) -> None:
        """Print it."""
        print(wording.en, file=sys.stderr)


class Changer:
    """Changes a corpus at random, the same way for the same seed."""

    def __init__(self, corpus: Path, rng: random.Random) -> None:
        self._corpus = corpus
        self._rng = rng
        self._turn = 0

    def change(self) -> None:
        """Change, rename, remove and add some files."""
        self._turn += 1
        files = sorted(path for path in self._corpus.rglob("*") if path.is_file())
        for path in self._rng.sample(files, max(1, int(len(files) * CHANGED_SHARE))):
            what = self._rng.random()
            if what < 0.5 and path.suffix in {".txt", ".md", ".html", ".csv"}:
                with path.open("ab") as file:
                    file.write(f"\nDopisano {self._turn}.\n".encode())
            elif what < 0.7:
                path.rename(path.with_name(f"{self._turn}-{path.name}"[-120:]))
            elif what < 0.8:
                path.unlink()
            else:
                added = path.with_name(f"{self._turn}-nowy-{path.stem}"[:100] + ".txt")
                added.write_text(f"Nowy dokument {self._turn}.\nKlaster {path.stem}.\n", "utf-8")


def kill_one(settings: Settings, after: float, *, command: bool) -> bool:
    """Start a run and kill it ``after`` seconds of work; whether it was still at work."""
    places = ["--corpus", str(settings.corpus_dir()), "--index", str(settings.index_dir())]
    arguments = ["-m", "assistant.cli", "index", "--json", *places]
    if not command:
        arguments = [__file__, DRIVE, str(settings.corpus_dir()), str(settings.index_dir())]
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE)
    assert process.stdout is not None
    if not command:
        process.stdout.readline()
    time.sleep(after)
    killed = process.poll() is None
    process.kill()
    process.wait()
    process.stdout.close()
    return killed


def look(settings: Settings) -> str:
    """What is left after a kill: "clean", "nothing yet", or what is wrong."""
    if not (settings.index_dir() / "catalogue.sqlite").exists():
        return "nothing yet"
    try:
        snapshot = Store.open(settings.index_dir()).snapshot()
    except StoreError as error:
        # Killed before the first table was made: nothing was there to lose.
        return "nothing yet" if "no index of this version" in str(error) else str(error)
    waiting = ("has changed since", "no longer in the corpus")
    found = verify(snapshot, settings).problems
    wrong = [p for p in found if not any(words in p.message.en for words in waiting)]
    ids = snapshot.catalogue.passage_ids()
    if snapshot.lexical.size != len(ids) or snapshot.vectors.size != len(ids):
        return "indexes differ from the catalogue"
    return f"{wrong[0].document}: {wrong[0].message.en}" if wrong else "clean"


def contents(settings: Settings) -> dict[str, tuple[State, str, list[str]]]:
    """What an index holds, without ids: by path, the state, text and passages."""
    snapshot = Store.open(settings.index_dir()).snapshot()
    found: dict[str, tuple[State, str, list[str]]] = {}
    for stored in snapshot.documents():
        text = stored.document.text
        passages = [text[p.start : p.end] for p in snapshot.passages_of(stored.id)]
        found.update(dict.fromkeys(stored.paths, (stored.document.state, text, passages)))
    return found


def measure(corpus: Path, kills: int, seed: int, *, command: bool) -> dict[str, Any]:
    """Kill ``kills`` runs over a copy of ``corpus``; the object to print."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    outcomes: Counter[str] = Counter()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "corpus"
        shutil.copytree(corpus, copy)
        settings = Settings(corpus=copy, index=Path(folder) / "index")
        whole = Settings(corpus=copy, index=Path(folder) / "whole")
        full = _seconds(whole, command=command)
        changer = Changer(copy, rng)
        runs = killed = 0
        window = full
        while killed < kills:
            if runs:
                changer.change()
            runs += 1
            if not kill_one(settings, rng.uniform(0, window), command=command):
                window *= 0.9  # it was done before: a partial run is shorter than a whole one
                continue
            killed += 1
            window = min(full, window * 1.05)
            outcomes[look(settings)] += 1
        index_corpus(settings, HashEncoder())
        shutil.rmtree(whole.index_dir())
        index_corpus(whole, HashEncoder())
        same = contents(settings) == contents(whole)
        verified = verify(Store.open(settings.index_dir()).snapshot(), settings)
    good = outcomes["clean"] + outcomes["nothing yet"]
    return {
        "killed_at_work": killed,
        "runs": runs,
        "opened_and_clean": outcomes["clean"],
        "before_anything_was_written": outcomes["nothing yet"],
        "faults": kills - good,
        "outcomes": dict(outcomes),
        "full_run_seconds": round(full, 2),
        "finished_same_as_from_nothing": same,
        "finished_verified": verified.ok,
        "seconds": round(time.monotonic() - began, 1),
    }


def _seconds(settings: Settings, *, command: bool) -> float:
    """How long a whole run takes."""
    started = time.monotonic()
    if command:
        places = ["--corpus", str(settings.corpus_dir()), "--index", str(settings.index_dir())]
        line = [sys.executable, "-m", "assistant.cli", "index", "--json", *places]
        subprocess.run(line, check=True, stdout=subprocess.DEVNULL)
    else:
        index_corpus(settings, HashEncoder())
    return time.monotonic() - started


def main() -> None:
    """Read the arguments, measure, print."""
    if sys.argv[1:2] == [DRIVE]:
        drive(Settings(corpus=Path(sys.argv[2]), index=Path(sys.argv[3])))
        return
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--command", action="store_true", help="kill 'assistant index' itself")
    given = parser.parse_args()
    found = measure(given.corpus, given.kills, given.seed, command=given.command)
    print(json.dumps(found, indent=1))
    if found["faults"] or not (
        found["finished_same_as_from_nothing"] and found["finished_verified"]
    ):
        sys.exit(1)


if __name__ == "__main__":
    main()

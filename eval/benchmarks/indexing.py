"""How fast a folder is indexed, beside the usual recipe with the same model, in one run.

The usual recipe: LangChain's RecursiveCharacterTextSplitter (1,000 characters, 200 overlap), the
embeddings in one FAISS index, nothing else: no reading of formats, no catalogue, no word index, no
checksums. Then: what a second run costs, and what changing one file costs.

    python eval/benchmarks/indexing.py FOLDER        # a folder of plain-text documents
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.assistant import build_index
from assistant.embeddings import load_encoder
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.embeddings import Encoder
    from assistant.records import IndexReport


def usual_recipe(folder: Path, encoder: Encoder) -> dict[str, Any]:
    """Split, embed and index every text file of a folder the usual way."""
    import faiss
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    started = time.perf_counter()
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    chunks = [
        chunk
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for chunk in splitter.split_text(path.read_text(encoding="utf-8"))
    ]
    index = faiss.IndexFlatIP(encoder.dimension)
    index.add(encoder.encode(chunks))
    return figures(time.perf_counter() - started, len(chunks), sum(map(len, chunks)))


def figures(seconds: float, passages: int, characters: int) -> dict[str, Any]:
    """Seconds, and passages and characters per second."""
    return {
        "seconds": round(seconds, 2),
        "passages": passages,
        "passages_per_second": round(passages / seconds, 1),
        "characters_per_second": round(characters / seconds),
    }


def run(settings: Settings, encoder: Encoder) -> tuple[IndexReport, float]:
    """One indexing run and its seconds."""
    started = time.perf_counter()
    report = build_index(settings, encoder=encoder)
    return report, time.perf_counter() - started


def summary(report: IndexReport, seconds: float) -> dict[str, Any]:
    """What a run did."""
    return {"seconds": round(seconds, 2), "embedded": report.embedded}


def main() -> None:
    """Measure, and print one JSON object."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    encoder = load_encoder(Settings())
    encoder.encode(["warm up: loading the model belongs to neither side"])
    with tempfile.TemporaryDirectory() as scratch:
        corpus = Path(scratch) / "corpus"
        shutil.copytree(folder, corpus)
        for path in corpus.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        characters = sum(
            len(p.read_text(encoding="utf-8")) for p in corpus.rglob("*") if p.is_file()
        )
        settings = Settings(corpus=corpus, index=Path(scratch) / "index")
        report, seconds = run(settings, encoder)
        ours = figures(seconds, report.passages, characters)
        theirs = usual_recipe(corpus, encoder)
        second = summary(*run(settings, encoder))
        changed = min(p for p in corpus.rglob("*") if p.is_file())
        with changed.open("a", encoding="utf-8") as file:
            file.write("\n\nDopisany akapit.\n")
        third = summary(*run(settings, encoder))
    result = {
        "model": encoder.name,
        "files": sum(report.documents.values()),
        "assistant": ours,
        "usual_recipe": theirs,
        "time_ratio": round(ours["seconds"] / theirs["seconds"], 3),
        "second_run": second,
        "one_file_changed": third,
    }
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()

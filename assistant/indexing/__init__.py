"""Corpus -> store: find what changed, read and embed that, commit, publish."""

from assistant.indexing.paths import corpus_name, located, shown_path
from assistant.indexing.pending import unindexed
from assistant.indexing.progress import Progress, Silent, stage
from assistant.indexing.running import Splitter, index_corpus
from assistant.indexing.scanning import check_corpus
from assistant.indexing.statuses import Statuses

__all__ = [
    "Progress",
    "Silent",
    "Splitter",
    "Statuses",
    "check_corpus",
    "corpus_name",
    "index_corpus",
    "located",
    "shown_path",
    "stage",
    "unindexed",
]

"""What is kept on disk: the catalogue (the only truth) and the indexes derived from it.

with open_writer(index_dir, notify) as writer:      # one process at a time
    writer.catalogue.store(...)                     # one document, one transaction
    writer.publish(analyser)                        # visible to readers from now on

snapshot = Store.open(index_dir).snapshot()         # any number, never blocked
snapshot.lexical.search("lemma", [[("rada", 1.0)]], limit=10)
"""

from assistant.store.catalogue import CORPUS, Model, StoredFile
from assistant.store.lexical import Analyser, LexicalIndex, default_analyser
from assistant.store.opening import Store, is_index
from assistant.store.recording import Reading, Stamp, Unread, WritableCatalogue
from assistant.store.snapshot import Snapshot
from assistant.store.vectors import VectorIndex
from assistant.store.writer import Writer, open_writer

__all__ = [
    "CORPUS",
    "Analyser",
    "LexicalIndex",
    "Model",
    "Reading",
    "Snapshot",
    "Stamp",
    "Store",
    "StoredFile",
    "Unread",
    "VectorIndex",
    "WritableCatalogue",
    "Writer",
    "default_analyser",
    "is_index",
    "open_writer",
]

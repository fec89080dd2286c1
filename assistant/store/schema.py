"""The tables of the catalogue, and the marks that tell its format.

    models 1-n vectors n-1 passages n-1 documents 1-n files

Formats are numbered by SQLite's ``user_version``; ``application_id`` marks the file as ours.
"""

from __future__ import annotations

APPLICATION_ID = 0x41737344
"""The bytes "AssD" in the header of the file."""

FORMAT = 1
"""The format that this program writes. Raise it with every change of `TABLES`."""

TABLES = """
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- One row for each distinct content (same bytes under two names: one row).
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    message_en TEXT,
    message_pl TEXT,
    title TEXT,
    date TEXT,
    text BLOB NOT NULL,        -- UTF-8
    checksum INTEGER NOT NULL, -- CRC-32 of text
    pages TEXT NOT NULL,       -- JSON [[number, start, end, ocr, title]...]
    missing TEXT NOT NULL,     -- JSON [number...]
    words BLOB,                -- zlib(JSON columns of OcrWord)
    read_with TEXT NOT NULL,   -- what the reader could do then (OCR, limits)
    split_with INTEGER NOT NULL -- version of the splitting into passages
);

-- One row for each file of the corpus, whatever its state.
CREATE TABLE files (
    path TEXT PRIMARY KEY,     -- relative to the corpus, "/"-separated
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    checked_ns INTEGER NOT NULL, -- when size and time were looked at
    document_id INTEGER REFERENCES documents(id),
    kind TEXT,                 -- these four only where document_id is NULL:
    state TEXT,                -- the file could not even be read as bytes
    message_en TEXT,
    message_pl TEXT,
    CHECK ((document_id IS NULL) = (state IS NOT NULL))
) WITHOUT ROWID;
CREATE INDEX files_by_document ON files(document_id);

CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again
    document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sentences TEXT NOT NULL    -- JSON [start, end, start, end...]
);
CREATE INDEX passages_by_document ON passages(document_id);

CREATE TABLE models (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    dimension INTEGER NOT NULL
);

CREATE TABLE vectors (
    passage_id INTEGER NOT NULL REFERENCES passages(id) ON DELETE CASCADE,
    model_id INTEGER NOT NULL REFERENCES models(id),
    vector BLOB NOT NULL,      -- little-endian float32, length 1
    checksum INTEGER NOT NULL, -- CRC-32 of vector
    PRIMARY KEY (passage_id, model_id)
);
CREATE INDEX vectors_by_model ON vectors(model_id);
"""

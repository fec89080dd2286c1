"""A worker whose "reader" obeys the bytes of the file: it crashes, hangs, or eats memory."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from typing import TYPE_CHECKING

from assistant.documents import reading, worker

if TYPE_CHECKING:
    from assistant.documents.content import Context
    from assistant.records import Document


def read_bytes(data: bytes, sha256: str, context: Context) -> Document:
    match data:
        case b"segfault":
            ctypes.string_at(0)
        case b"exit":
            os._exit(3)
        case b"hang":
            while True:
                time.sleep(0.01)
        case b"memory":
            hog = []
            while True:
                hog.append(bytearray(os.urandom(1 << 20)) * 8)
        case b"noise":
            sys.stdout.write("printed by a library\n")
            sys.stdout.flush()
            os.write(1, b"written by a C library\n")
        case b"slow ocr":
            for _ in range(3):
                with context.ocr_page():
                    time.sleep(0.7)
        case b"hanging ocr":
            with context.ocr_page():
                time.sleep(60)
        case b"exception":
            message = "not caught by any reader"
            raise RuntimeError(message)
    return reading.read_bytes(b"read after all: " + data, sha256, context)


def main() -> None:
    worker.serve(read_bytes)

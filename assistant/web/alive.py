"""How an open page notices that the program has stopped, and that it runs again."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

PATH = "/alive"


def add_alive(app: FastAPI) -> None:
    """Let ``app`` tell which start of the program it belongs to.

    A page asks every few seconds (``alive.js``). After another start the conversation that it shows
    is unknown here, so it loads itself anew and asks its questions again.
    """
    start = secrets.token_hex(8)

    @app.get(PATH)
    async def alive() -> dict[str, str]:
        return {"start": start}

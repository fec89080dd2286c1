"""Where the DejaVu fonts lie: free fonts with all Polish letters."""

from __future__ import annotations

from pathlib import Path

_FOLDERS = (
    Path("/usr/share/fonts/truetype/dejavu"),
    Path("/usr/share/fonts/dejavu"),
    Path("/usr/share/fonts/TTF"),
)


def dejavu(style: str) -> Path:
    """The font file ``DejaVu<style>.ttf``; a ``FileNotFoundError`` says how to get it."""
    for folder in _FOLDERS:
        path = folder / f"DejaVu{style}.ttf"
        if path.is_file():
            return path
    message = f"DejaVu{style}.ttf is not installed: apt-get install fonts-dejavu-core"
    raise FileNotFoundError(message)

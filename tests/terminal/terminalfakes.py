"""What rich makes of lines, as text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType


def printed(lines: Iterable[RenderableType], *, colours: bool = False, width: int = 100) -> str:
    """The lines as a terminal shows them, with its codes if it has ``colours``."""
    out = io.StringIO()
    system = "standard" if colours else None
    console = Console(
        file=out,
        width=width,
        force_terminal=colours,
        color_system=system,
        emoji=False,
        markup=False,
    )
    for line in lines:
        console.print(line, highlight=False)
    return out.getvalue()

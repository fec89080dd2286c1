"""Paste what ``assistant COMMAND --help`` prints into ``docs/commands.md``.

    python tools/update_docs.py

Each help stands between ``<!-- help: COMMAND -->`` and the end of the code block after it.
"""

from __future__ import annotations

import re
from pathlib import Path

from typer.testing import CliRunner

from assistant.cli import app

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
WIDTH = "88"
BLOCK = re.compile(r"<!-- help: (?P<command>\w*) -->\n```text\n.*?```", re.DOTALL)


def shown(command: str) -> str:
    """The help of a command; of the program itself where ``command`` is empty."""
    words = [*command.split(), "--help"]
    result = CliRunner().invoke(app, words, prog_name="assistant", env={"COLUMNS": WIDTH})
    if result.exit_code:
        raise SystemExit(result.output)
    return result.output.strip()


def updated(page: str) -> str:
    """The page with every help pasted anew."""
    return BLOCK.sub(
        lambda found: f"<!-- help: {found['command']} -->\n```text\n{shown(found['command'])}\n```",
        page,
    )


def main() -> None:
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(updated(page), encoding="utf-8")
    print(f"{PAGE.name}: {len(BLOCK.findall(page))} commands")


if __name__ == "__main__":
    main()

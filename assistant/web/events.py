"""How events of the page are run by Gradio (the same for every tab)."""

from __future__ import annotations

from typing import Any

FOLLOWED: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""Of events that tell their progress; no event of the page is a public interface."""

QUICK: dict[str, Any] = {**FOLLOWED, "queue": False}
"""Of events that answer at once. Outside Gradio's queue they take half the time, and none is lost:
an event that is queued in the moment in which the stream of the one before closes never runs."""

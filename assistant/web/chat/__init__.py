"""Asking: the conversation, its answers as HTML, and what happens on a question."""

"""Running a question set on the page, and what came of it."""

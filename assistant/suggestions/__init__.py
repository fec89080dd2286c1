"""Questions that a corpus answers well, for a page that has nothing to show yet.

No language model writes them: sentences of the documents are turned into questions by rules that
copy their words, and each question is asked before it is offered.
"""

from assistant.suggestions.keeping import Suggestions
from assistant.suggestions.offering import suggested

__all__ = ["Suggestions", "suggested"]

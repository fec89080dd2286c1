"""Pages as pictures, and where on them the words of a span stand.

Only of the file that was indexed: where it is gone or has changed there is no picture and no box.
"""

from assistant.pictures.drawing import WIDTHS, Picture
from assistant.pictures.pages import DRAWN_KINDS, Pictures, Sheet
from assistant.pictures.regions import Region

__all__ = ["DRAWN_KINDS", "WIDTHS", "Picture", "Pictures", "Region", "Sheet"]

"""The look of the page: system fonts, quiet colours, light and dark."""

from __future__ import annotations

from pathlib import Path

from gradio.themes import Base
from gradio.themes.utils import sizes

STYLES = sorted(Path(__file__).with_name("styles").glob("*.css"))
"""The styles, a file for each part of the page; colours are the theme's, so that dark follows."""


def quiet_theme() -> Base:
    """A theme that loads no font and no picture from anywhere."""
    theme = Base(
        primary_hue="teal",
        secondary_hue="teal",
        neutral_hue="slate",
        radius_size=sizes.radius_md,
        font=("system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif"),
        font_mono=("ui-monospace", "Menlo", "Consolas", "monospace"),
    )
    return theme.set(
        body_background_fill="*neutral_50",
        body_background_fill_dark="*neutral_950",
        button_primary_background_fill="*primary_700",
        button_primary_background_fill_hover="*primary_800",
        button_primary_background_fill_dark="*primary_700",
        button_primary_background_fill_hover_dark="*primary_800",
        input_background_fill="white",
        input_background_fill_dark="*neutral_900",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400",
        button_primary_text_color="white",
        button_primary_text_color_dark="white",
        block_shadow="none",
        block_border_width="0px",
    )

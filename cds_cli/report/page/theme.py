"""The colour of a theme in the style of the page, readable on light and on dark paper."""

from cds_cli.report.publication import Theme

LIGHT, DARK = "#f3f5f8", "#1b2128"
"""The tinted paper of an opened unit: what can be read there can be read on plain paper."""
ENOUGH = 4.5
"""The contrast of text to its paper that WCAG 2 asks for (1.4.3, level AA)."""


def style_of(theme: Theme, style: str) -> str:
    """Put the colour of a theme into a style sheet."""
    light, dark = readable(theme.accent, LIGHT), readable(theme.accent, DARK)
    return style.replace("ACCENT_DARK", dark).replace("ACCENT", light)


def readable(colour: str, paper: str) -> str:
    """Make a colour darker or lighter until text in it can be read on its paper."""
    towards = 0.0 if luminance(paper) > 0.5 else 255.0  # noqa: PLR2004 - half of white
    red, green, blue = channels(colour)
    for step in range(21):
        part = step / 20
        mixed = [round(one + (towards - one) * part) for one in (red, green, blue)]
        written = "#{:02x}{:02x}{:02x}".format(*mixed)
        if contrast(written, paper) >= ENOUGH:
            return written
    return "#000000" if towards == 0.0 else "#ffffff"


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour, 0 to 1 (WCAG 2)."""
    linear = [
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for one in (channel / 255 for channel in channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def channels(colour: str) -> tuple[int, int, int]:
    """Read ``#rrggbb``."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)

"""Colours that people tell apart who do not see all of them; words stand beside each."""

BAND_COLOURS = ("#1B5E8C", "#2F739F", "#666B70", "#9A5410", "#A6481B", "#5B4A8A")
"""From the highest band on, as on the page: white words on them have a contrast of 4.5 or more."""
NO_BAND_COLOUR = "#8C8C8C"
PALENESS = 0.6


def band_colours(count: int) -> list[str]:
    """Give the colours of some bands, from the highest on."""
    return [BAND_COLOURS[place % len(BAND_COLOURS)] for place in range(count)]


def pale(colour: str) -> str:
    """Mix ``#rrggbb`` with white, so that black figures on it can be read."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(one + (255 - one) * PALENESS):02X}" for one in parts)

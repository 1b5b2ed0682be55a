"""A small writer of SVG: elements with escaped attributes and text, and the holders' patterns."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

PATTERNS = 14
"""How many holders are told apart by a pattern of their own: seven colours, each in two figures."""

COLOURS = 7
"""How many colours the page's style has for holders: the classes `h0` to `h6`."""

# Strokes of a tile of 8 by 8; an empty one is a dot.
_FIGURES = (
    "M0 8L8 0M-2 2L2 -2M6 10L10 6",
    "",
    "M0 0L8 8M-2 6L2 10M6 -2L10 2",
    "M0 4H8",
    "M4 0V8",
    "M0 4H8M4 0V8",
    "M0 0L8 8M0 8L8 0",
)


def draw_element(tag: str, *inside: Markup | str, **attributes: object) -> Markup:
    """Write one element; `_` in an attribute's name stands for `-`, `class_` for `class`.

    An attribute that is None is left out. Text inside is escaped unless it is markup already.
    """
    written = Markup("").join(
        Markup(' {}="{}"').format(_name_attribute(name), _write_value(value))
        for name, value in attributes.items()
        if value is not None
    )
    opening = Markup("<{}{}").format(tag, written)
    if not inside:
        return opening + Markup("/>")
    content = Markup("").join(escape(part) for part in inside)
    return Markup("{}>{}</{}>").format(opening, content, tag)


def draw_path(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """Write a path through points, one decimal, in relative steps where those are shorter."""
    steps: list[str] = []
    before: tuple[float, float] | None = None
    for x, y in points:
        here = (round(x, 1), round(y, 1))
        if before is None:
            steps.append(f"M{_short(here[0])} {_short(here[1])}")
        elif here != before:
            dx, dy = round(here[0] - before[0], 1), round(here[1] - before[1], 1)
            steps.append(f"l{_short(dx)} {_short(dy)}")
        before = here
    return "".join(steps) + ("z" if closed and steps else "")


def draw_patterns() -> Markup:
    """Write the patterns of the page once: class names carry the colours of light and dark."""
    defs = draw_element("defs", *(_draw_pattern(number) for number in range(PATTERNS)))
    return draw_element(
        "svg", defs, class_="patterns", width=0, height=0, aria_hidden="true", focusable="false"
    )


def _draw_pattern(number: int) -> Markup:
    turn, colour = divmod(number, COLOURS)
    strokes = _FIGURES[(colour + 3 * turn) % len(_FIGURES)]
    ground = draw_element("rect", width=8, height=8, class_=f"ground h{colour}")
    figure = (
        draw_element("path", d=strokes, class_=f"figure h{colour}")
        if strokes
        else draw_element("circle", cx=4, cy=4, r=1.6, class_=f"dot h{colour}")
    )
    return draw_element(
        "pattern",
        ground,
        figure,
        id=f"holder-{number}",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )


def _name_attribute(name: str) -> str:
    # viewBox and its like keep their capitals; only the underscore is rewritten.
    return name.rstrip("_").replace("_", "-")


def _write_value(value: object) -> str:
    return _short(value) if isinstance(value, float) else str(value)


def _short(number: float) -> str:
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text

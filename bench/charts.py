"""Charts as SVG, drawn by hand: bars for throughput, lines for latency against the size of the corpus."""

import math
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

WIDTH, BAR, LEFT, RIGHT, TOP = 860, 22, 220, 110, 46
#: Height of the field of lines, and of one line of its legend.
FIELD, LEGEND = 420, 18
COLOURS = ("#2f6f9f", "#c8553d", "#588b5b", "#8e6c8a", "#b98b2f", "#4d4d4d", "#3aa6a6", "#a33f6f", "#7a9a2e", "#6b5bd2")
INK, FAINT = "#222", "#ddd"


def bars(title: str, groups: Mapping[str, Mapping[str, float]], unit: str) -> str:
    """Groups of bars on one logarithmic scale, each with its figure."""
    longest = max(value for bars in groups.values() for value in bars.values())
    least = min(value for bars in groups.values() for value in bars.values())
    scale = (WIDTH - LEFT - RIGHT) / math.log10(longest / least * 10)
    names = list(dict.fromkeys(name for bars in groups.values() for name in bars))
    parts, y = [], TOP
    for group, entries in groups.items():
        parts.append(_text(12, y + 15, group, weight="bold"))
        for name, value in entries.items():
            y += BAR
            wide = scale * math.log10(value / least * 10)
            colour = COLOURS[names.index(name) % len(COLOURS)]
            parts.append(_text(LEFT - 8, y + 15, name, anchor="end"))
            parts.append(f'<rect x="{LEFT}" y="{y + 3}" width="{wide:.1f}" height="{BAR - 6}" fill="{colour}"/>')
            parts.append(_text(LEFT + wide + 6, y + 15, f"{value:,.0f} {unit}"))
        y += BAR + 10
    return _svg(title, y + 10, parts)


def lines(title: str, series: Mapping[str, Mapping[int, float]], unit: str) -> str:
    """Lines over a logarithmic scale of sizes, on a logarithmic scale of times."""
    sizes = sorted({size for line in series.values() for size in line})
    values = [value for line in series.values() for value in line.values()]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    left, right, bottom = 70, 300, TOP + FIELD

    def x(size: int) -> float:
        first, last = math.log10(sizes[0]), math.log10(sizes[-1])
        return left + (WIDTH - left - right) * (math.log10(size) - first) / ((last - first) or 1)

    def y(value: float) -> float:
        return bottom - FIELD * (math.log10(value) - low) / ((high - low) or 1)

    parts = [_rule(left, y(10.0**power), WIDTH - right, y(10.0**power)) for power in range(low, high + 1)]
    parts += [
        _text(left - 6, y(10.0**power) + 4, f"{10.0**power:g} {unit}", anchor="end") for power in range(low, high + 1)
    ]
    parts += [_text(x(size), bottom + 18, f"{size:,}", anchor="middle") for size in sizes]
    for place, (name, line) in enumerate(series.items()):
        colour, dash = COLOURS[place % len(COLOURS)], ' stroke-dasharray="5 3"' * (place // len(COLOURS) % 2)
        points = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in sorted(line.items()))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
        height = TOP + 12 + place * LEGEND
        parts.append(_rule(WIDTH - right + 30, height - 4, WIDTH - right + 54, height - 4, colour=colour, dash=dash))
        parts.append(_text(WIDTH - right + 60, height, name))
    return _svg(title, bottom + 34, parts)


def _svg(title: str, height: float, parts: Sequence[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" font-family="sans-serif" font-size="12">'
    ground = f'<rect width="{WIDTH}" height="{height:.0f}" fill="white"/>'
    return "\n".join([head, ground, _text(12, 24, title, weight="bold"), *parts, "</svg>\n"])


def _text(x: float, y: float, text: str, *, anchor: str = "start", weight: str = "normal") -> str:
    style = f'text-anchor="{anchor}" font-weight="{weight}" fill="{INK}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {style}>{escape(text)}</text>'


def _rule(x: float, y: float, to_x: float, to_y: float, *, colour: str = FAINT, dash: str = "") -> str:
    return (
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="{colour}" stroke-width="1.5"{dash}/>'
    )

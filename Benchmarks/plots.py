"""Line plots on two logarithmic axes, as SVG, in a light and a dark version."""

import html
import math

FOLDER = "benchmarks"
STYLES = {
    "light": {
        "text": "#1f2328", "muted": "#59636e", "grid": "#d8dee4", "frame": "#afb8c1",
        "lines": ["#0969da", "#bc4c00", "#1a7f37", "#8250df"],
    },
    "dark": {
        "text": "#e6edf3", "muted": "#9198a1", "grid": "#30363d", "frame": "#59636e",
        "lines": ["#58a6ff", "#f0883e", "#3fb950", "#bc8cff"],
    },
}
WIDTH, HEIGHT = 960, 360
LEFT, RIGHT, TOP, BOTTOM, GAP = 64, 12, 76, 48, 22


class Panel:
    """One of several plots side by side: `lines` are named lists of points."""

    def __init__(self, title, lines, reference=()):
        self.title = title
        self.lines = lines
        self.reference = list(reference)


def plain(value):
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def byte_count(value):
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if value >= size:
            return f"{value / size:,.0f} {unit}"
    return f"{value:,.0f} B"


def figure(y_name, x_name, panels, tick_text):
    """The SVG text of panels that share both axes, by style."""
    return {style: render(y_name, x_name, panels, tick_text, style) for style in STYLES}


def picture(name, text):
    """The Markdown that shows a plot in the reader's colours."""
    text = html.escape(text, quote=True)
    return (
        "<picture>\n"
        f'  <source media="(prefers-color-scheme: dark)" srcset="{FOLDER}/{name}-dark.svg">\n'
        f'  <img alt="{text}" src="{FOLDER}/{name}-light.svg">\n'
        "</picture>\n"
    )


def decades(values):
    low = math.floor(math.log10(min(values)))
    high = math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def render(y_name, x_name, panels, tick_text, style):
    colours = STYLES[style]
    points = [p for panel in panels for line in panel.lines.values() for p in line]
    points += [p for panel in panels for p in panel.reference]
    x_low, x_high = decades([x for x, _ in points])
    y_low, y_high = decades([y for _, y in points])
    width = (WIDTH - LEFT - RIGHT - GAP * (len(panels) - 1)) / len(panels)
    height = HEIGHT - TOP - BOTTOM

    def place(left, point):
        x = left + 8 + (math.log10(point[0]) - x_low) / (x_high - x_low) * (width - 16)
        y = TOP + height - (math.log10(point[1]) - y_low) / (y_high - y_low) * height
        return x, y

    names = list(dict.fromkeys(name for panel in panels for name in panel.lines))
    shapes = [text(LEFT, 20, y_name, colours["text"], "start", 14, bold=True)]
    shapes += legend(names, colours, any(panel.reference for panel in panels))
    for index, panel in enumerate(panels):
        left = LEFT + index * (width + GAP)
        shapes.append(text(left, TOP - 10, panel.title, colours["text"], "start", 13))
        for exponent in range(y_low, y_high + 1):
            _, y = place(left, (1, 10**exponent))
            shapes.append(segment(left, y, left + width, y, colours["grid"]))
            if index == 0:
                label = tick_text(10**exponent)
                shapes.append(text(left - 8, y + 4, label, colours["muted"], "end", 12))
        for exponent in range(x_low, x_high + 1):
            x, y = place(left, (10**exponent, 10**y_low))
            shapes.append(segment(x, y, x, y + 4, colours["frame"]))
            shapes.append(power(x, y + 19, exponent, colours["muted"]))
        shapes.append(segment(left, TOP + height, left + width, TOP + height, colours["frame"]))
        if panel.reference:
            path = [place(left, point) for point in panel.reference]
            shapes.append(polyline(path, colours["muted"], 1.5, dashed=True))
        for name, line in panel.lines.items():
            number = names.index(name)
            colour = colours["lines"][number % len(colours["lines"])]
            path = [place(left, point) for point in line]
            shapes.append(polyline(path, colour, 2.5 if number == 0 else 1.8))
            shapes += [marker(number, x, y, colour) for x, y in path]
    shapes.append(text(WIDTH - RIGHT, HEIGHT - 8, x_name, colours["muted"], "end", 12))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" font-family="system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif" '
        f'role="img">\n<title>{html.escape(y_name)} over {html.escape(x_name)}</title>\n'
        + "\n".join(shapes)
        + "\n</svg>\n"
    )


def legend(names, colours, with_reference):
    shapes = []
    x = LEFT
    for number, name in enumerate(names):
        colour = colours["lines"][number % len(colours["lines"])]
        shapes.append(segment(x, 38, x + 24, 38, colour, 2.2))
        shapes.append(marker(number, x + 12, 38, colour))
        shapes.append(text(x + 31, 42, name, colours["text"], "start", 13))
        x += 56 + 8 * len(name)
    if with_reference:
        shapes.append(polyline([(x, 38), (x + 24, 38)], colours["muted"], 1.5, dashed=True))
        shapes.append(text(x + 31, 42, "the structure itself", colours["text"], "start", 13))
    return shapes


def text(x, y, words, colour, anchor, size, bold=False):
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}" '
        f'font-size="{size}"{weight}>{html.escape(words)}</text>'
    )


def power(x, y, exponent, colour):
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="middle" font-size="12">10'
        f'<tspan font-size="9" dy="-5">{exponent}</tspan></text>'
    )


def segment(x1, y1, x2, y2, colour, width=1):
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        f'stroke-width="{width}"/>'
    )


def polyline(points, colour, width, dashed=False):
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashes = ' stroke-dasharray="5 4"' if dashed else ""
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'stroke-linejoin="round"{dashes}/>'
    )


def marker(number, x, y, colour):
    """A shape for each line, so that colour is not the only difference."""
    corners = {
        1: [(-4, -4), (4, -4), (4, 4), (-4, 4)],
        2: [(0, -5), (5, 4), (-5, 4)],
        3: [(0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)],
    }.get(number % 4)
    if corners is None:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
    path = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    return f'<polygon points="{path}" fill="{colour}"/>'

"""Markdown tables, figures, and the criteria that a benchmark is held against."""


def table(heads, rows):
    """A Markdown table: the first column to the left, the others, which hold figures, to the right."""
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def figure(value, unit=""):
    """Three significant digits, and thousands set off: 0.123, 12.3, 1,230."""
    if value is None:
        return "-"
    digits = max(0, 3 - len(str(int(abs(value))))) if abs(value) >= 1 else 2
    text = f"{value:,.{digits}f}"
    return f"{text} {unit}" if unit else text


def share(part, whole):
    """A part of a whole in per cent."""
    value = 100 * part / whole
    return "0 %" if part == 0 else f"{value:.2f} %" if value < 10 else f"{value:.0f} %"


def criterion(text, bar, measured, met):
    """One line of the criteria: what is asked, what was found, and whether that is enough."""
    return {"criterion": text, "bar": bar, "measured": measured, "met": met}


def criteria_table(criteria):
    words = {True: "yes", False: "**no**", None: "not measured"}
    return table(
        ["criterion", "bar", "measured", "met"],
        [[c["criterion"], c["bar"], c["measured"], words[c["met"]]] for c in criteria],
    )

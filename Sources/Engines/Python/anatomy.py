# --- anatomy: where the bytes of a structure are ---


def dissect(box, found, request, name="it"):
    """Takes a structure apart, where that is asked for and it is not too large; `name` begins each path."""
    limits = request.get("anatomy")
    if not EXACT or not limits or not found.get("complete"):
        return
    if found["objects"] > limits["objects"]:
        found["notes"].append(
            "Where the bytes are was not looked into: that is done for up to %s objects."
            % format(limits["objects"], ","))
        return
    with Own("looking where the bytes are"):
        seen = probe.where(box[0], max_objects=limits["objects"], deadline=limits["seconds"])
    found["anatomy"] = {
        "byDepth": by_depth(seen),
        "largest": seen["members"] and largest(seen["members"], name),
        "duplicates": seen["duplicates"] and duplicates(*seen["duplicates"]),
        "capacity": seen["capacity"] and capacity(seen["capacity"]),
        "seconds": seen["seconds"],
    }
    if seen["stopped"]:
        reason = "after %g seconds" % limits["seconds"] if seen["stopped"] == "seconds" else "for want of memory"
        found["notes"].append(
            "Looking where the bytes are was given up %s: what did not get done is missing." % reason)


def by_depth(seen):
    """Rows of distance, to which distance, objects, bytes; only the last stands for several distances."""
    rows = seen["by_depth"]
    if rows is None:
        return None
    last = len(rows) - 1
    return [[depth, seen["deepest"] if depth == last else depth, *row] for depth, row in enumerate(rows)]


def largest(rows, name):
    """The members as a tree in order: level, path, type, bytes, members, bytes common to these."""
    below = {}
    for number, row in enumerate(rows):
        below.setdefault(row[0], []).append(number)
    result, waiting = [], [(0, 0, name)]
    while waiting:
        number, level, path = waiting.pop()
        _, _, _, _, kind, size, members, common = rows[number]
        result.append([level, path, kind, size, members, common])
        waiting += [(child, level + 1, place(path, *rows[child][1:5])) for child in reversed(below.get(number, ()))]
    return result


NO_LABEL, INDEX, FLAT, VALUE, ORDER, ATTRIBUTE = range(6)  # `heft_label_kind`


def place(path, label, index, key, kind):
    """How a member is written in Python; an arrow and its type where there is no way to write it."""
    if label == INDEX:
        return "%s[%d]" % (path, index)
    if label == FLAT:
        return "%s.flat[%d]" % (path, index)
    if label == ORDER:
        return "list(%s)[%d]" % (path, index)
    if label == ATTRIBUTE and type(key) is str:
        return "%s.%s" % (path, key) if key.isidentifier() else "vars(%s)[%s]" % (path, literal(key))
    if label == VALUE:
        text = literal(key)
        return "list(%s.values())[%d]" % (path, index) if text is None else "%s[%s]" % (path, text)
    return "%s → %s" % (path, kind)


def literal(value):
    """A short key as it is written in Python, or None; nothing of the learner's runs for it."""
    kind = type(value)
    if kind is str and len(value) <= 60 or kind is bytes and len(value) <= 40:
        text = repr(value)
        # Double quotes, where they make no difference.
        return '"%s"' % value if kind is str and text == "'%s'" % value and '"' not in value else text
    if value is None or kind is bool or kind is int and value.bit_length() <= 128:
        return repr(value)
    if kind is float and value - value == 0:
        return repr(value)
    if kind is tuple and 0 < len(value) <= 4:
        parts = [literal(part) for part in value]
        return None if None in parts else "(%s%s)" % (", ".join(parts), "," * (len(parts) == 1))
    return None


def brief(value, depth=2):
    """A value of str, bytes, int, float or tuple on a part of a line."""
    kind = type(value)
    if kind is str or kind is bytes:
        text = repr(value[:40])
        return text if len(value) <= 40 and len(text) <= 44 else text[:32] + "…"
    if kind is int and value.bit_length() > 128:
        return "int of %d bits" % value.bit_length()
    if kind is tuple and not depth:
        return "(…)"
    if kind is tuple:
        parts = [brief(part, depth - 1) for part in value[:4]]
        return "(%s%s)" % (", ".join(parts), "," * (len(parts) == 1) if len(parts) == len(value) else ", …")
    return repr(value)


def duplicates(copies, values, saving, rows):
    return {"copies": copies, "values": values, "saving": saving,
            "top": [[brief(value), type(value).__name__, objects, saved] for value, objects, saved in rows]}


def capacity(rows):
    """Used, places and spare bytes: of the structure itself, where it has room, and by type."""
    _, containers, *own = rows[0]
    return {"root": own if containers else None, "byType": [list(row) for row in rows[1:]]}

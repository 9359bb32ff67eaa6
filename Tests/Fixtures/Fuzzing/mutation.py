"""Changes JSON documents at random, or one field after the other: what a hostile or a broken writer could write."""

import json
import struct


class Raw(str):
    """Text that stands in a document as it is, JSON or not."""


#: What is put in the place of each value.
EXTREMES = [Raw(text) for text in [
    "9223372036854775807", "-9223372036854775808", "9223372036854775808", "18446744073709551616",
    "9007199254740992", "9007199254740993", "-9007199254740993", "4611686018427387904", "2147483648",
    "-2147483649", "-1", "0", "1", "1e308", "-1e308", "1e400", "-1e400", "1e19", "5e-324", "0.5", "-0.0", "1e-300",
    '"nan"', '"inf"', '"-inf"', '"NaN"', '"1e400"', "null", "true", "[]", "{}", '""', '"heft[1]"', '"\\u0000"',
    '"\\ud800"', '"\\udc00x"', '"\\n\\r\\u2028\\u202e\\u001b[31m"', "NaN", "-Infinity", "01", "1.", "'x'", "",
    "[" * 600 + "]" * 600, '{"a":' * 600 + "1" + "}" * 600, "[" * 100 + "]" * 100, '"' + "x" * 20_000 + '"',
    '"' + "\\n" * 2_000 + '"', "[" + "1," * 3_000 + "1]", '{"a":1,"a":2,"a":-1}',
]]


def write(value):
    """A document as text; members stand as they are, those with one name too."""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(name)}:{write(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(write(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def places(value, path=()):
    """The way to each value within a document, containers included."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield path + (key,)
        yield from places(item, path + (key,))


def field(path):
    """A way without the places in lists: the same for all elements of one."""
    return tuple("*" if isinstance(key, int) else key for key in path)


def replaced(value, path, new):
    """A copy in which another value stands at a place."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(copy[path[0]], path[1:], new)
    return copy


def at(value, path):
    """The value at a place."""
    for key in path:
        value = value[key]
    return value


def fields(value):
    """One place for each field of a document."""
    return {field(path): path for path in places(value)}


def mutated(value, random):
    """A document with one to three changes."""
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        ways = [path for path in places(value) if not isinstance(at(value, path), Raw)]
        if not ways:
            break
        path = random.choice(ways)
        old = at(value, path)
        kind = random.randrange(10)
        if kind < 6:
            new = random.choice(EXTREMES)
        elif kind == 6 and isinstance(old, (int, float)) and not isinstance(old, bool):
            new = random.choice((-old, old + 1, old * 2 ** random.randrange(1, 60), old / 3, old - 2 ** 62))
        elif kind == 6 and isinstance(old, str):
            new = old * random.randrange(2, 40)
        elif kind == 7 and isinstance(old, list) and old:
            new = random.choice(([], old * random.randrange(2, 30), old[::-1], old[:1]))
        elif kind == 8:
            new = at(value, random.choice(ways))
        else:
            parent = at(value, path[:-1])
            new = None
            if isinstance(parent, dict):
                value = replaced(
                    value, path[:-1], {name: item for name, item in parent.items() if name != path[-1]})
                continue
        value = replaced(value, path, new)
    return value


def mutated_bytes(data, random):
    """Bytes with one to four changes."""
    data = bytearray(data)
    for _ in range(random.randrange(1, 5)):
        if not data:
            return bytes(random.randrange(256) for _ in range(20))
        place = random.randrange(len(data))
        kind = random.randrange(6)
        if kind == 0:
            data[place] = random.randrange(256)
        elif kind == 1:
            del data[place:place + random.randrange(1, 40)]
        elif kind == 2:
            data[place:place] = bytes(random.randrange(256) for _ in range(random.randrange(1, 8)))
        elif kind == 3:
            data[place:place] = data[place:place + random.randrange(1, 200)] * random.randrange(1, 4)
        elif kind == 4:
            data[place:place + 1] = random.choice((b"\0", b"\n", b"\xff\xfe", b"{", b"]", b"9" * 40, b"-", b"e999"))
        elif random.random() < 0.3:
            del data[place:]
    return bytes(data)


def digest(value):
    """The digest that heft writes into exported notes, so that a changed record is not refused for its digest."""
    state = 0xCBF29CE484222325

    def add(data):
        nonlocal state
        for byte in data:
            state = (state ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF

    def text(string):
        add(string.encode("utf-8", "replace") + b"\xff")

    def visit(value):
        if isinstance(value, Raw):
            try:
                value = json.loads(value)
            except ValueError:
                value = None
        if value is None:
            text("null")
        elif isinstance(value, bool):
            text("true" if value else "false")
        elif isinstance(value, (int, float)):
            try:
                number = float(value)
            except OverflowError:
                number = float("inf")
            if isinstance(value, int) and -2 ** 63 <= value < 2 ** 63 or number.is_integer() and abs(number) < 2 ** 63:
                text("#")
                add(struct.pack("<q", int(value)))
            elif number - number == 0:
                text(".")
                add(struct.pack("<d", number))
            else:
                text("null")
        elif isinstance(value, str):
            text('"')
            text(value)
        elif isinstance(value, list):
            text("[")
            for item in value:
                visit(item)
        else:
            text("{")
            for name in sorted(value):
                text(name)
                visit(value[name])

    visit(value)
    return f"fnv1a:{state:x}"

# --- digests: answers of two processes, made comparable ---


class Incomparable(Exception):
    """A value of which two equal copies would not give the same digest."""


class Digest:
    """A canonical digest: type-tagged, sets and keys sorted by digest, arrays by content.

    Floats are collected beside it while there are few, because "equal within 1e-9" cannot be had
    from a digest; heft compares them. Where order is not fixed (sets, keys) or floats are many,
    nine significant digits go into the digest itself.
    """

    FLOATS = 20_000
    DEPTH = 200

    def __init__(self):
        self.floats = []

    def of(self, value):
        state = blake2b(digest_size=16)
        self.add(state, value, 0, True)
        return state.hexdigest()

    def add(self, state, value, depth, ordered):
        if depth > self.DEPTH:
            raise Incomparable("nested too deeply, or in a circle")
        kind = type(value)
        name, module = type_name(kind), module_of(kind) or ""
        if module == "numpy" and name != "numpy.ndarray" and has(kind, "item"):
            value = value.item()
            kind = type(value)
            name, module = type_name(kind), module_of(kind) or ""
        if value is None or kind is bool or value is Ellipsis or kind is range:
            state.update(repr(value).encode() + b";")
        elif kind is int:
            state.update(b"int:%x;" % value)
        elif kind is float:
            self.add_float(state, value, ordered)
        elif kind is complex:
            state.update(b"complex:")
            self.add_float(state, value.real, ordered)
            self.add_float(state, value.imag, ordered)
        elif kind is str:
            text = value.encode("utf-8", "surrogatepass")
            state.update(b"str:%d:" % len(text) + text)
        elif is_one_of(kind, (bytes, bytearray, memoryview)):
            text = bytes(value)
            state.update(b"%s:%d:" % (kind.__name__.encode(), len(text)) + text)
        elif kind is set or kind is frozenset:
            state.update(b"%s:%d:" % (kind.__name__.encode(), len(value)))
            for each in sorted(self.alone(item, depth) for item in value):
                state.update(each)
        elif is_a(value, dict):
            state.update(b"%s:%d:" % (name.encode(), length_of(value)))
            items = [(self.alone(key, depth), item) for key, item in dict.items(value)]
            for key, item in sorted(items, key=lambda pair: pair[0]):
                state.update(key)
                self.add(state, item, depth + 1, ordered)
        elif is_a(value, (list, tuple)) or name == "collections.deque":
            state.update(b"%s:%d:" % (name.encode(), length_of(value) or 0))
            items = list if is_a(value, list) else tuple if is_a(value, tuple) else kind
            for item in items.__iter__(value):
                self.add(state, item, depth + 1, ordered)
        elif name == "array.array":
            self.add_numbers(state, (len(value),), value, ordered)
        elif name == "numpy.ndarray":
            self.add_numbers(state, value.shape, value.ravel().tolist(), ordered)
        elif module.startswith("pandas.") and has(kind, "to_numpy"):
            self.add_table(state, value, depth, ordered)
        else:
            self.add_other(state, value, kind)

    def add_float(self, state, value, ordered):
        if ordered and len(self.floats) < self.FLOATS:
            self.floats.append(repr(value))
            state.update(b"float;")
        else:
            state.update(b"float:%s;" % ("%.8e" % (value + 0.0)).encode())

    def add_numbers(self, state, shape, values, ordered):
        state.update(b"array:%s:" % repr(tuple(shape)).encode())
        for each in values:
            self.add(state, each, 1, ordered)

    def add_table(self, state, value, depth, ordered):
        state.update(b"table:%s:" % plain(name_of_class(type(value))).encode())
        self.add(state, list(getattr(value, "columns", [getattr(value, "name", None)])), depth + 1, ordered)
        self.add(state, value.to_numpy().tolist(), depth + 1, ordered)

    def add_other(self, state, value, kind):
        text = plain(repr(value))
        if PATTERNS.address.search(text):
            raise Incomparable("its repr holds an address")
        state.update(b"%s:%s;" % (type_name(kind).encode(), text.encode("utf-8", "surrogatepass")))

    def alone(self, value, depth):
        state = blake2b(digest_size=16)
        self.add(state, value, depth + 1, False)
        return state.digest()


def digest(value):
    """The answer as heft compares it: a shortened repr, a digest or null, and the floats."""
    made = Digest()
    try:
        with theirs:  # iterates, and asks for the repr of what it does not know
            result = {"digest": made.of(value), "floats": made.floats}
    except KeyboardInterrupt:
        raise
    except Exception as error:
        result = {"digest": None, "floats": [], "reason": describe(error)["message"][:200]}
    result["repr"] = show(value, 200)
    return result

# --- looking: what is told of an object without running any code of the learner's ---
#
# `len(x)`, `x.name`, `isinstance(x, ...)`, `a == b`, `a in b`, `hash(x)` and `if x` may all run code
# of the object's class, and of its class's class where `x` is a class. What C keeps for each type
# is asked instead, through the descriptors of `type`, and classes are compared by identity.

dict_of_class = type.__dict__["__dict__"].__get__
mro_of_class = type.__dict__["__mro__"].__get__
name_of_class = type.__dict__["__name__"].__get__
path_of_class = type.__dict__["__qualname__"].__get__
module_of_class = type.__dict__["__module__"].__get__
flags_of_class = type.__dict__["__flags__"].__get__
subclasses_of_class = type.__subclasses__
HEAP_TYPE = 1 << 9  # Py_TPFLAGS_HEAPTYPE
UNKNOWN = object()


def is_a(value, kinds):
    """`isinstance`, which would ask the value for its `__class__`; of types written in C alone."""
    return issubclass(type(value), kinds)


def is_class(value):
    return is_a(value, type)


def is_one_of(kind, kinds):
    """`in`, which would ask the classes whether they are equal."""
    for each in kinds:
        if kind is each:
            return True
    return False


def plain(text):
    """A text without what a subclass of str may have to say about it; None for anything else."""
    if type(text) is str:
        return text
    return str.__str__(text) if is_a(text, str) else None


def class_spaces(kind):
    return [dict_of_class(base) for base in mro_of_class(kind)]


def found_in(name, spaces):
    """What a name stands for in the first dictionary that has it.

    Keys are compared as strings only: a key of another type may have an `__eq__` of its own.
    """
    for space in spaces:
        for key, value in (dict if is_a(space, dict) else type(space)).items(space):
            if type(key) is str and key == name:
                return value
    return UNKNOWN


def has(kind, name):
    return found_in(name, class_spaces(kind)) is not UNKNOWN


def module_of(kind):
    """The name of a type's module; None where it has none that is a text."""
    module = found_in("__module__", [dict_of_class(kind)])
    if module is UNKNOWN and not flags_of_class(kind) & HEAP_TYPE:
        module = module_of_class(kind)  # stands in the type's name, in C
    return None if module is UNKNOWN else plain(module)


def type_name(kind):
    """The type's name, with its module where that is not `builtins`."""
    name, module = plain(path_of_class(kind)), module_of(kind)
    return name if module is None or module in ("builtins", "__main__") else module + "." + name


def walked_name(kind):
    """A type's name as the walk reports it."""
    name, module = plain(name_of_class(kind)), module_of(kind)
    return name if module is None or module == "builtins" else module + "." + name


def every_type():
    """All types there are now; no object is touched for it."""
    seen, waiting = {id(object)}, [object]
    while waiting:
        kind = waiting.pop()
        yield kind
        for each in subclasses_of_class(kind):
            if id(each) not in seen:
                seen.add(id(each))
                waiting.append(each)


def types_named(names):
    """All types that the walk would report by one of some names."""
    tails = {name.rpartition(".")[2] for name in names}
    for kind in every_type():
        name = plain(name_of_class(kind))
        if (name in tails or "." in name) and walked_name(kind) in names:
            yield kind


# --- names ---


def named():
    """The names of the session that code can spell, with their values."""
    return [(name, value) for name, value in dict.items(MAIN)
            if type(name) is str and not name.startswith("__")]


def value_named(name):
    return found_in(name, [MAIN])


# --- lengths and sizes ---

LENGTHS = {
    "list", "tuple", "dict", "set", "frozenset", "str", "bytes", "bytearray", "range", "memoryview",
    "dict_keys", "dict_values", "dict_items", "odict_keys", "odict_values", "odict_items",
    "collections.deque", "array.array", "numpy.ndarray",
}


def length_of(value):
    """How many items C stores for a value, whatever its class says of its length; None if not known."""
    for base in mro_of_class(type(value)):
        if walked_name(base) not in LENGTHS:
            continue
        measure = found_in("__len__", [dict_of_class(base)])
        if type(measure) is types.WrapperDescriptorType and measure.__objclass__ is base:
            try:
                return measure(value)
            except (TypeError, ValueError, OverflowError):
                return None  # an array without dimensions, a view that was released
    return None


def shallow(value):
    """What `sys.getsizeof` says; the block alone where asking it would run code of the learner's.

    It does where the class has a `__sizeof__` that is not the method a type written in C came with.
    """
    for base in mro_of_class(type(value)):
        measure = found_in("__sizeof__", [dict_of_class(base)])
        if measure is UNKNOWN:
            continue
        if type(measure) is not types.MethodDescriptorType or measure.__objclass__ is not base or (
                measure.__name__ != "__sizeof__"):
            break
        try:
            return interpreter.getsizeof(value)
        except Exception:
            break
    return probe.shallow(value) if probe is not None else None


def summary(value):
    """A few words on a value."""
    kind = type(value)
    if value is None or is_one_of(kind, (int, float, complex, bool, str, bytes)):
        if kind is int and value.bit_length() > 200:
            return "%d bits" % value.bit_length()
        if is_one_of(kind, (str, bytes)) and len(value) > 40:
            return "%s characters" % format(len(value), ",") if kind is str else "%s bytes" % format(len(value), ",")
        return repr(value)
    if is_one_of(kind, (list, tuple, dict, set, frozenset, bytearray, range)) or type_name(kind) in (
            "collections.deque", "array.array"):
        length = length_of(value)
        return "" if length is None else "%s items" % format(length, ",")
    if type_name(kind) == "numpy.ndarray":
        return shape_of(value, kind)
    return ""


def shape_of(array, kind):
    """An array's shape and the type of its items, as NumPy itself keeps them."""
    facts = []
    for name in ("shape", "dtype"):
        getter = found_in(name, [dict_of_class(kind)])
        if type(getter) is not types.GetSetDescriptorType or getter.__objclass__ is not kind:
            return ""
        facts.append(getter.__get__(array))
    return "%s %s" % ("x".join(map(str, facts[0])), facts[1])

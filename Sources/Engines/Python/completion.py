# --- completion: words for the cursor, found without running any code of the learner's ---

MOST_WORDS = 1_000

# A class may have a metaclass with a `__getattribute__` of its own, so classes are asked past it.
dict_of_class = type.__dict__["__dict__"].__get__
mro_of_class = type.__dict__["__mro__"].__get__
UNKNOWN = object()


def complete(request):
    """The words that could stand at the end of the text, and the part of them that stands there."""
    prefix, words = words_at_end(request["text"])
    return {"prefix": prefix, "words": list(islice(words, MOST_WORDS))}


def words_at_end(text):
    text, quote = code_at_end(text)
    if text is None:
        return "", []
    key = re.search(r"([^\W\d][\w.]*)\[(%s[^\[\]]*|\d*)$" % (quote or r"['\"]"), text)
    if key and (quote or key.group(2)):
        return key.group(2), dict_keys(key.group(1).split("."), key.group(2))
    if quote:
        return "", []
    line = text.rsplit("\n", 1)[-1]
    found = re.match(r"\s*from\s+([\w.]+)\s+import\s+\(?(?:[\w\s*]*,\s*)*(\w*)$", line)
    if found:
        return found.group(2), matching(found.group(2), module_members(found.group(1)))
    found = re.match(r"\s*(?:from|import(?:[\w.\s]*,)*)\s+([\w.]*)$", line)
    if found:
        parent, _, prefix = found.group(1).rpartition(".")
        return prefix, matching(prefix, modules_in(parent))
    word = re.search(r"[\w.]*$", text).group()
    path, _, prefix = word.rpartition(".")
    if path:
        return prefix, matching(prefix, attributes(value_of(path.split("."))))
    if "." in word:
        return "", []  # something that has no name stands before the dot
    if not word:
        return word, matching(word, set(MAIN) - set(own_names))
    own = matching(word, list(MAIN))
    common = {*builtins_module.__dict__, *kwlist} - set(own)
    return word, own + matching(word, common)


def matching(prefix, names):
    """Those of some names that go on from a prefix, in order; what is private only where asked for."""
    return sorted(
        {name for name in names
         if type(name) is str and name.isidentifier() and name.startswith(prefix)
         and (prefix.startswith("_") or not name.startswith("_"))},
        key=lambda name: (name.startswith("__"), name.lower(), name))


def code_at_end(text):
    """The text as far as it is code, and the quote of the string in which it ends.

    Returns None for the text where it ends in a comment; where it ends between the braces of an
    f-string, what stands there is the code.
    """
    index = 0
    while index < len(text):
        if text[index] == "#":
            index = text.find("\n", index)
            if index < 0:
                return None, None
        elif text[index] in "'\"":
            quote = text[index] * 3 if text.startswith(text[index] * 3, index) else text[index]
            start, index = index, index + len(quote)
            while not text.startswith(quote, index):
                if index >= len(text):
                    inner = text[start + len(quote):]
                    opened = inner.rfind("{")
                    if opened > inner.rfind("}") and text[:start].lower().endswith(("f", "rf", "fr")):
                        return inner[opened + 1:], None
                    return text, quote
                index += 2 if text[index] == "\\" else 1
            index += len(quote) - 1
        index += 1
    return text, None


# --- values, looked at from outside ---


def value_of(path):
    """What a dotted path names; UNKNOWN where only the learner's code could tell."""
    value = MAIN.get(path[0], UNKNOWN)
    if value is UNKNOWN:
        value = builtins_module.__dict__.get(path[0], UNKNOWN)
    for name in path[1:]:
        if value is UNKNOWN:
            return UNKNOWN
        value = attribute(value, name)
    return value


def attribute(value, name):
    """An attribute as the language finds it, where that takes no code but the interpreter's own."""
    on_class = found_in(name, class_spaces(type(value)))
    if on_class is not UNKNOWN and has(type(on_class), "__set__"):
        if type(on_class) is not types.MemberDescriptorType:
            return UNKNOWN  # a property: its value is known to its code alone
        try:
            return on_class.__get__(value)
        except AttributeError:
            return UNKNOWN
    own = found_in(name, class_spaces(value) if is_class(value) else instance_spaces(value))
    if own is UNKNOWN:
        own = on_class
    plain = (type, types.FunctionType, types.BuiltinFunctionType, types.MethodDescriptorType)
    if has(type(own), "__get__") and not issubclass(type(own), plain):
        return UNKNOWN
    return own


def attributes(value):
    """The names of a value's attributes."""
    if value is UNKNOWN:
        return
    if is_class(value):
        spaces = class_spaces(value)
    else:
        spaces = [*instance_spaces(value), *class_spaces(type(value))]
    for space in spaces:
        yield from names_in(space)


def is_class(value):
    """`isinstance` would ask the value for its `__class__`, which may be a property."""
    return issubclass(type(value), type)


def class_spaces(kind):
    return [dict_of_class(base) for base in mro_of_class(kind)]


def instance_spaces(value):
    """The value's own attributes.

    On 3.11 and later this makes a dictionary for an instance that had none, which costs 64 bytes; so
    heft has it done in a copy of the process.
    """
    getter = found_in("__dict__", class_spaces(type(value)))
    if type(getter) not in (types.GetSetDescriptorType, types.MemberDescriptorType):
        return []
    try:
        space = getter.__get__(value)
    except Exception:
        return []
    return [space] if issubclass(type(space), dict) else []


def names_in(space):
    """The keys of a dictionary, past what a subclass of `dict` may have to say about them."""
    return [name for name in dict.keys(space) if type(name) is str] if issubclass(
        type(space), dict) else list(space)


def found_in(name, spaces):
    """What a name stands for in the first dictionary that has it.

    Keys are compared as strings only: a key of another type may have an `__eq__` of its own.
    """
    for space in spaces:
        for key, value in (dict if issubclass(type(space), dict) else type(space)).items(space):
            if type(key) is str and key == name:
                return value
    return UNKNOWN


def has(kind, name):
    return found_in(name, class_spaces(kind)) is not UNKNOWN


def dict_keys(path, prefix):
    """The keys of a dictionary that are texts or small numbers, as they are written."""
    value = value_of(path)
    if value is UNKNOWN or not issubclass(type(value), dict):
        return
    for key in islice(dict.keys(value), 10_000):
        if type(key) in (str, bytes, int) and len(written := written_key(key, prefix)) < 80:
            if written.startswith(prefix):
                yield written + "]"


def written_key(key, prefix):
    """A key's literal, with the quotes that were typed."""
    text = repr(key)
    if prefix.startswith('"') and type(key) is str and '"' not in text:
        return '"%s"' % text[1:-1]
    return text


# --- modules ---


def module_members(name):
    """What can be imported from a module; nothing is imported to find out."""
    module = sys.modules.get(name)
    found = list(modules_in(name))
    return found if module is None else found + list(attributes(module))


def modules_in(package):
    """The modules of a package, or those at the top."""
    if not package:
        top = set(sys.builtin_module_names) | set(getattr(sys, "stdlib_module_names", ()))
        return top.union(*map(modules_of, sys.path))
    path = None
    for index, _ in enumerate(parts := package.split(".")):
        try:
            spec = PathFinder.find_spec(".".join(parts[:index + 1]), path)
        except Exception:
            return []
        if spec is None or spec.submodule_search_locations is None:
            return []
        path = list(spec.submodule_search_locations)
    return sorted(set().union(*map(modules_of, path)))


def modules_of(folder):
    """The modules in a folder, by the names of its files; `pkgutil` would import more to find them."""
    found = set()
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return found
    for name in names:
        stem = name.partition(".")[0]
        if stem == name:
            path = os.path.join(folder, name, "__init__")
            is_module = any(os.path.isfile(path + suffix) for suffix in (".py", ".pyc"))
        else:
            is_module = name[len(stem):] in (".py", ".pyc", *extension_suffixes())
        if is_module and stem.isidentifier() and stem != "__init__":
            found.add(stem)
    return found

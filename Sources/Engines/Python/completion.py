# --- completion: words for the cursor, found without running any code of the learner's ---

MOST_WORDS = 1_000


def complete(request):
    """The words that could stand at the end of the text, and the part of them that stands there."""
    prefix, words = words_at_end(request["text"])
    return {"prefix": prefix, "words": list(islice(words, MOST_WORDS))}


def words_at_end(text):
    text, quote = code_at_end(text)
    if text is None:
        return "", []
    key = PATTERNS.keys[quote].search(text)
    if key and (quote or key.group(2)):
        return key.group(2), dict_keys(key.group(1).split("."), key.group(2))
    if quote:
        return "", []
    line = text.rsplit("\n", 1)[-1]
    found = PATTERNS.member.match(line)
    if found:
        return found.group(2), matching(found.group(2), module_members(found.group(1)))
    found = PATTERNS.module.match(line)
    if found:
        parent, _, prefix = found.group(1).rpartition(".")
        return prefix, matching(prefix, modules_in(parent))
    word = PATTERNS.path.search(text).group()
    path, _, prefix = word.rpartition(".")
    if path:
        return prefix, matching(prefix, attributes(value_of(path.split("."))))
    if "." in word:
        return "", []  # something that has no name stands before the dot
    if not word:
        return word, matching(word, [name for name in names_in(MAIN) if name not in own_names])
    mine = matching(word, names_in(MAIN))
    common = {*names_in(builtins_module.__dict__), *kwlist} - set(mine)
    return word, mine + matching(word, common)


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
    value = found_in(path[0], [MAIN, builtins_module.__dict__])
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
    return [space] if is_a(space, dict) else []


def names_in(space):
    """The keys of a dictionary, past what a subclass of `dict` may have to say about them."""
    return [name for name in (dict if is_a(space, dict) else type(space)).keys(space)
            if type(name) is str]


def dict_keys(path, prefix):
    """The keys of a dictionary that are texts or small numbers, as they are written."""
    value = value_of(path)
    if value is UNKNOWN or not is_a(value, dict):
        return
    for key in islice(dict.keys(value), 10_000):
        if is_one_of(type(key), (str, bytes, int)) and len(written := written_key(key, prefix)) < 80:
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
    module = found_in(name, [MODULES])
    found = list(modules_in(name))
    return found + list(attributes(module))


def modules_in(package):
    """The modules of a package, or those at the top, as they lie in folders; no finder is asked."""
    folders = [plain(each) for each in sys.__dict__.get("path", ()) if is_a(each, str)]
    if not package:
        top = {*interpreter.builtin_module_names, *getattr(interpreter, "stdlib_module_names", ())}
        return top.union(*map(modules_of, folders))
    for part in package.split("."):
        folders = [(each or ".") + "/" + part for each in folders]
        folders = [each for each in folders if is_folder(each)]
    return set().union(*map(modules_of, folders))


def is_folder(path):
    try:
        return os.stat(path).st_mode & 0o170000 == 0o040000
    except (OSError, ValueError):
        return False


def modules_of(folder):
    """The modules that lie in a folder, by the names of its files."""
    found = set()
    try:
        with os.scandir(folder or ".") as entries:
            for entry in entries:
                name, dot, ending = entry.name.partition(".")
                if dot and ("." + ending in SUFFIXES) and name != "__init__":
                    found.add(name)
                elif not dot and name != "__pycache__" and is_folder(entry.path):
                    if any(is_file(entry.path + "/__init__" + each) for each in SUFFIXES):
                        found.add(name)
    except OSError:
        pass
    return found


def is_file(path):
    try:
        return os.stat(path).st_mode & 0o170000 == 0o100000
    except (OSError, ValueError):
        return False


SUFFIXES = (".py", ".pyc", *_imp.extension_suffixes())


class Patterns:
    """Made once the worker has said that it is ready, since that takes a few milliseconds."""

    def __init__(self):
        self.address = compile_pattern(r"\b0x[0-9a-fA-F]+")
        self.leaving = compile_pattern(r"\s*(return|pass|raise|break|continue)\b")
        self.member = compile_pattern(r"\s*from\s+([\w.]+)\s+import\s+\(?(?:[\w\s*]*,\s*)*(\w*)$")
        self.module = compile_pattern(r"\s*(?:from|import(?:[\w.\s]*,)*)\s+([\w.]*)$")
        self.path = compile_pattern(r"[\w.]*$")
        key = r"([^\W\d][\w.]*)\[(%s[^\[\]]*|\d*)$"
        self.keys = {quote: compile_pattern(key % (quote or r"['\"]"))
                     for quote in (None, "'", '"', "'''", '"""')}

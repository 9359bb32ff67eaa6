# --- needing: which of the session's code other code can depend on ---

# Names decide: code is needed where it binds or mentions a name that is needed, and then all of its
# names are. What cannot be told from the names makes everything needed.


def needed_by(request):
    """Which entries are to run before some code: all but those that acted outside, and what hangs on
    these, where neither names nor the interpreter's own state lead from there to the code."""
    everything = set(range(len(request["entries"])))
    try:
        kept = kept_of(request, everything)
    except (SyntaxError, ValueError, RecursionError):
        kept = everything  # what cannot be read says so where it runs
    return [index in kept for index in range(len(everything))]


def kept_of(request, everything):
    entries = [Mentions(each["code"]) for each in request["entries"]]
    code = [Mentions(each["code"]) for each in request["code"]]
    acted = set(request["acted"])
    if any(each.is_opaque for each in entries + code):
        return everything
    bound = set().union(*(each.bound for each in entries))
    # What mentions such a module needs its import, but not what else mentions it.
    modules = {name for each in entries for name in each.modules}
    modules -= {name for each in entries for name in each.bound - each.modules}
    wanted = set().union(*(each.names for each in code))
    kept = set()
    while True:
        grows = True
        while grows:
            grows = False
            for index in everything - kept:
                each = entries[index]
                if each.bound & wanted or each.names & bound & wanted - modules:
                    kept.add(index)
                    wanted |= each.names & bound
                    grows = True
        left = acted - kept
        grows = True
        while grows:
            names = set().union(*(entries[index].names & bound for index in left)) - modules
            more = {index for index in everything - kept - left if entries[index].names & names}
            left |= more
            grows = bool(more)
        doubtful = {index for index in left if entries[index].reaches(modules)}
        if not doubtful:
            return everything - left
        kept |= doubtful
        for index in doubtful:
            wanted |= entries[index].names & bound


class Mentions:
    """The names that a piece of code takes from the session or puts there, and what else it can reach."""

    # What sees names that the code does not spell.
    SEEING = {"exec", "eval", "globals", "locals", "vars", "dir", "__import__", "__builtins__"}
    SEEING_ATTRIBUTES = {"modules", "_getframe", "f_globals", "f_locals", "__globals__", "__dict__",
                         "get_objects", "get_referrers", "import_module", "currentframe"}
    SEEING_MODULES = {"__main__", "builtins", "importlib", "inspect", "code", "runpy", "pdb"}
    # What changes how other code runs.
    CHANGING = {"setattr", "delattr"}
    CHANGING_ATTRIBUTES = {"chdir", "fchdir", "chroot", "environ", "environb", "putenv", "unsetenv", "umask",
                           "nice", "setdefaulttimeout", "register", "set_start_method", "__setattr__",
                           "set_escdelay", "enable_callback_tracebacks", "register_adapter",
                           "register_converter", "tempdir", "settimeofday", "tzset"}
    # Modules whose functions change nothing for code that does not mention what they return.
    PLAIN = set("""
        abc array base64 binascii bisect bz2 collections contextlib copy csv dataclasses datetime dbm enum
        errno filecmp fnmatch fractions functools glob gzip hashlib heapq html http io itertools json
        lzma math mmap numbers operator os pathlib pickle pprint queue re secrets select shelve shlex
        shutil socket sqlite3 stat statistics string struct subprocess tarfile tempfile textwrap time
        typing urllib uuid xml zipfile zlib
        """.split())

    def __init__(self, code):
        self.tree = compile(code, "<heft>", "exec", ONLY_TREE, dont_inherit=True)
        self.spelled = set()
        self.attributes = set()
        self.imports = set()
        self.is_opaque = False
        for node in all_nodes(self.tree):
            if is_a(node, _ast.Name):
                self.spelled.add(node.id)
            elif is_a(node, _ast.Attribute):
                self.attributes.add(node.attr)
            elif is_a(node, _ast.Import):
                self.imports |= {alias.name.partition(".")[0] for alias in node.names}
            elif is_a(node, _ast.ImportFrom):
                self.imports.add((node.module or "").partition(".")[0])
                self.is_opaque |= any(alias.name == "*" for alias in node.names)
        self.is_opaque |= bool(
            self.spelled & self.SEEING or self.attributes & self.SEEING_ATTRIBUTES
            or self.imports & self.SEEING_MODULES)
        declared = set()
        self.names = names_of_code(self.tree, declared)
        self.bound = bound_in(self.tree.body) | declared
        # Names that stand for plain modules, or for what is imported out of them.
        self.modules = {
            name for statement in self.tree.body if is_a(statement, (_ast.Import, _ast.ImportFrom))
            for module, name in imported_names(statement) if module in self.PLAIN}

    def reaches(self, modules):
        """Whether it may change what other code does that shares no name with it."""
        if (self.imports - self.PLAIN or self.spelled & self.CHANGING
                or self.attributes & self.CHANGING_ATTRIBUTES):
            return True
        return any(
            is_a(node, (_ast.Attribute, _ast.Subscript)) and not is_a(node.ctx, _ast.Load)
            and root_of(node) in modules for node in all_nodes(self.tree))


def root_of(node):
    """The name at the beginning of `a.b[c].d`."""
    while is_a(node, (_ast.Attribute, _ast.Subscript)):
        node = node.value
    return node.id if is_a(node, _ast.Name) else None


def imported_names(node):
    """The module and the name of each thing that an import binds."""
    if is_a(node, _ast.ImportFrom):
        module = (node.module or "").partition(".")[0]
        return [(module, alias.asname or alias.name) for alias in node.names]
    return [(alias.name.partition(".")[0], alias.asname or alias.name.partition(".")[0])
            for alias in node.names]


FUNCTIONS = (_ast.FunctionDef, _ast.AsyncFunctionDef, _ast.Lambda)
COMPREHENSIONS = (_ast.ListComp, _ast.SetComp, _ast.DictComp, _ast.GeneratorExp)


def names_of_code(node, declared):
    """The names that code takes from the module or puts there; `declared` gets those named `global`.

    Names of a function's own are left out. Where it is not sure, a name counts.
    """
    if is_a(node, _ast.Name):
        return {node.id}
    if is_a(node, _ast.Global):
        declared.update(node.names)
        return set(node.names)
    found = named_by(node)
    if is_a(node, FUNCTIONS):
        arguments = node.args
        body = node.body if type(node.body) is list else [node.body]
        inside = set()
        for each in body:
            inside |= names_of_code(each, declared)
        own = {each.arg for each in children_of(arguments) if is_a(each, _ast.arg)}
        found |= inside - own - bound_in(body) | inside & declared
        for each in children_of(node):
            if each is arguments:
                for part in children_of(arguments):
                    found |= names_of_code(part, declared)  # annotations and values for arguments left out
            elif not any(each is part for part in body):
                found |= names_of_code(each, declared)
        return found
    if is_a(node, COMPREHENSIONS):
        first = node.generators[0].iter
        own, inside, waiting = set(), set(), list(children_of(node))
        for each in node.generators:
            own |= names_of_code(each.target, declared)
        while waiting:
            each = waiting.pop()
            if is_a(each, _ast.comprehension):
                waiting += [part for part in children_of(each) if part is not first]
            else:
                inside |= names_of_code(each, declared)
        return names_of_code(first, declared) | inside - own
    for each in children_of(node):
        found |= names_of_code(each, declared)
    return found


def named_by(node):
    """Names that a node holds as text: what it imports, defines, catches or matches."""
    if is_a(node, (_ast.Import, _ast.ImportFrom)):
        return {name for _, name in imported_names(node)}
    if is_a(node, _ast.Nonlocal):
        return set(node.names)
    found = set()
    for field in ("name", "rest"):
        value = node.__dict__.get(field)
        if type(value) is str and not is_a(node, _ast.alias):
            found.add(value)
    return found


def bound_in(statements):
    """The names that statements bind in their own scope, without those they declare `global`."""
    found, others, waiting = set(), set(), list(statements)
    while waiting:
        node = waiting.pop()
        if is_a(node, (_ast.Global, _ast.Nonlocal)):
            others.update(node.names)
        elif is_a(node, _ast.Name) and not is_a(node.ctx, _ast.Load):
            found.add(node.id)
        found |= named_by(node) - others
        if not is_a(node, FUNCTIONS + COMPREHENSIONS + (_ast.ClassDef,)):
            waiting += children_of(node)
        elif is_a(node, COMPREHENSIONS):
            # Walrus operators in it bind out here.
            found |= {each.target.id for each in all_nodes(node) if is_a(each, _ast.NamedExpr)}
    return found - others

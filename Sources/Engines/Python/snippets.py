# --- snippets: the learner's code, compiled so that errors point at the learner's lines ---

sources = {}  # file name -> its known lines, from line 1


class BadCode(Exception):
    """The code cannot be run: a syntax error, or no value where one is needed."""

    def __init__(self, message, file, line, column, text):
        super().__init__(message)
        self.place = {"file": file, "line": line, "column": column, "text": text}


def remember(snippet):
    """Keeps the lines, for tracebacks and for `inspect.getsource`."""
    file, first = snippet["file"], snippet["line"] - 1
    new = snippet["code"].split("\n")
    lines = sources.setdefault(file, [])
    lines.extend([""] * (first + len(new) - len(lines)))
    lines[first:first + len(new)] = new
    text = [line + "\n" for line in lines]
    linecache.cache[file] = (sum(map(len, text)), None, text, file)


def parse(snippet):
    """The code as a syntax tree that carries the learner's line numbers."""
    remember(snippet)
    file, first = snippet["file"], snippet["line"]
    try:
        tree = ast.parse(snippet["code"], file)
        compile(tree, file, "exec", dont_inherit=True)  # refuses `return` and the like out here
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        column = getattr(error, "offset", None) or 1
        lines = snippet["code"].split("\n")
        text = lines[line - 1] if line <= len(lines) else ""
        if line == 1:
            column += snippet.get("column", 1) - 1
        message = getattr(error, "msg", None) or str(error)
        raise BadCode(message, file, line + first - 1, column, text) from None
    give_way(tree)
    for node in nodes_of(tree):
        if "lineno" in node._attributes:
            node.lineno += first - 1
            if node.end_lineno is not None:
                node.end_lineno += first - 1
        elif isinstance(node, ast.TypeIgnore):
            node.lineno += first - 1
    return tree


def nodes_of(tree):
    """A node and all below it. `ast.walk` would import something, and from the learner's path by now."""
    found = [tree]
    for node in found:
        found.extend(ast.iter_child_nodes(node))
    return found


def imported_by(nodes):
    """The modules that code names in its imports."""
    names = []
    for node in nodes:
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.append(node.module)
    return names


def give_way(tree):
    """Where code imports modules of the learner's, forgets those of the harness that hide others of his.

    A `json.py` in his folder is what `import json` means there, to his code and to what it imports; the
    library's is loaded only because heft needed it. `warnings` stays: the interpreter itself looks for
    it by its name.
    """
    names = {name.partition(".")[0] for name in imported_by(nodes_of(tree))}
    if not names:
        return
    ahead = sys.path[:sys.path.index(LIBRARY)] if LIBRARY in sys.path else sys.path[:1]
    if not any(lies_in(name, ahead) for name in names):
        return
    top = {name.partition(".")[0] for name in LOADED} - {"warnings"}
    hiding = {name for name in top.difference(sys.builtin_module_names) if lies_in(name, ahead)}
    for name, module in LOADED.items():
        if name.partition(".")[0] in hiding and sys.modules.get(name) is module:
            del sys.modules[name]


def lies_in(name, folders):
    """Whether a module of that name would be found in some folders, and not merely a folder of its name."""
    try:
        spec = PathFinder.find_spec(name, folders)
    except Exception:
        return False
    return spec is not None and spec.loader is not None


def as_function(snippet, name, parameters, needs_value):
    """Compiles code into a function that returns the value of its last expression.

    In a function the names that the code assigns are gone when it returns: only the value is kept,
    and a comparison is not one of global variables with local ones.
    """
    tree = parse(snippet)
    frame = ast.parse("def %s(%s): pass" % (name, ", ".join(parameters)))
    body = tree.body
    while body and isinstance(body[0], ast.ImportFrom) and body[0].module == "__future__":
        frame.body.insert(len(frame.body) - 1, body.pop(0))
    if body and isinstance(body[-1], ast.Expr):
        body[-1] = ast.copy_location(ast.Return(body[-1].value), body[-1])
    elif needs_value:
        line = body[-1].lineno if body else snippet["line"]
        column = body[-1].col_offset + 1 if body else 1
        text = sources[snippet["file"]][line - 1]
        message = "the code must end in an expression: its value is what is weighed"
        raise BadCode(message, snippet["file"], line, column, text)
    if body:
        frame.body[-1].body = body
        frame.body[-1].lineno = body[0].lineno
        frame.body[-1].end_lineno = body[-1].end_lineno
    ast.fix_missing_locations(frame)
    found = {}
    exec(compile(frame, snippet["file"], "exec", dont_inherit=True), MAIN, found)
    warm_imports(body)
    return found[name]


def warm_imports(body):
    """Imports what the code imports, so that no module's memory counts as the structure's."""
    for name in imported_by(nodes_of(ast.Module(body, []))):
        try:
            __import__(name)
        except Exception:
            pass  # the code itself will say so, in its own place


def run(snippet):
    """Runs code in the learner's module for its effects."""
    exec(compile(parse(snippet), snippet["file"], "exec", dont_inherit=True), MAIN)


def describe(error):
    """What heft needs to explain an exception; keeps nothing of it alive."""
    if isinstance(error, BadCode):
        return dict(error.place, kind="syntax", type="SyntaxError", message=str(error))
    kinds = ((KeyboardInterrupt, "interrupted"), (SystemExit, "exit"), (MemoryError, "memory"))
    kind = next((kind for each, kind in kinds if isinstance(error, each)), "raised")
    found = {"kind": kind, "type": type_name(type(error)), "frames": frames_of(error.__traceback__)}
    try:
        found["message"] = str(error)[:1000]
    except Exception:
        found["message"] = "(its message could not be made)"
    if question.wasRefused and isinstance(error, EOFError):
        found["refused"] = True
    if kind == "exit":
        code = getattr(error, "code", None)
        found["code"] = code if isinstance(code, int) else 0 if code is None else 1
    return found


def frames_of(trace):
    """The learner's own lines on the way to the error, outermost first, repeats counted."""
    frames = []
    while trace is not None:
        code, line = trace.tb_frame.f_code, trace.tb_lineno
        trace = trace.tb_next
        lines = sources.get(code.co_filename)
        if lines is None:
            continue
        function = code.co_name if code.co_name not in TOP_LEVEL else None
        text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
        frame = {"file": code.co_filename, "line": line, "function": function, "text": text}
        if frames and all(frames[-1][key] == frame[key] for key in frame):
            frames[-1]["repeated"] += 1
        else:
            frames.append(dict(frame, repeated=0))
    if len(frames) > 12:
        frames[6:-6] = []
    return frames


TOP_LEVEL = {"<module>", "heft_build", "heft_use"}


def type_name(kind):
    """The type's name, with its module where that is not `builtins`."""
    name = type.__getattribute__(kind, "__qualname__") if isinstance(kind, type) else str(kind)
    module = kind.__dict__.get("__module__", "builtins")
    if not isinstance(module, str) or module in ("builtins", "__main__"):
        return name
    return module + "." + name

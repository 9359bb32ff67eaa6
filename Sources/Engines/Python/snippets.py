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
    cache = linecache.__dict__.get("cache")
    if type(cache) is dict:
        cache[file] = (sum(map(len, text)), None, text, file)


def parse(snippet):
    """The code as a syntax tree that carries the learner's line numbers."""
    remember(snippet)
    file, first = snippet["file"], snippet["line"]
    try:
        tree = compile(snippet["code"], file, "exec", ONLY_TREE, dont_inherit=True)
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
    except RecursionError:
        raise BadCode("the code is nested too deeply", file, first, 1, "") from None
    give_way(tree)
    move_down(tree, first - 1)
    return tree


def imported_by(nodes):
    """The modules that code names in its imports."""
    names = []
    for node in nodes:
        if is_a(node, _ast.Import):
            names += [alias.name for alias in node.names]
        elif is_a(node, _ast.ImportFrom) and node.module and not node.level:
            names.append(node.module)
    return names


def give_way(tree):
    """Where code imports modules of the learner's, forgets those of the harness that hide others of his.

    A `json.py` in his folder is what `import json` means there, to his code and to what it imports; the
    library's is loaded only because heft needed it. `warnings` stays: the interpreter itself looks for
    it by its name.
    """
    names = {name.partition(".")[0] for name in imported_by(all_nodes(tree))}
    path = sys.__dict__.get("path")
    if not names or type(path) is not list:
        return
    path = [plain(each) for each in path if is_a(each, str)]
    ahead = path[:path.index(LIBRARY)] if LIBRARY in path else path[:1]
    if not any(lies_in(name, ahead) for name in names):
        return
    top = {name.partition(".")[0] for name in LOADED} - {"warnings"}
    hiding = {name for name in top.difference(interpreter.builtin_module_names) if lies_in(name, ahead)}
    for name, module in LOADED.items():
        if name.partition(".")[0] in hiding and MODULES.get(name) is module:
            del MODULES[name]


def lies_in(name, folders):
    """Whether a module of that name would be found in some folders, and not merely a folder of its name."""
    try:
        with theirs:  # finders of the learner's are asked, as they are when it is imported
            spec = find_spec(name, folders)
    except Exception:
        return False
    return spec is not None and spec.loader is not None


find_spec = PathFinder.find_spec


ONLY_TREE = 0x400  # PyCF_ONLY_AST


def all_nodes(tree):
    """A node and all below it."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += children_of(node)


def children_of(node):
    for field in node._fields:
        value = node.__dict__.get(field)
        for each in value if type(value) is list else (value,):
            if is_a(each, _ast.AST):
                yield each


def move_down(tree, lines):
    for node in all_nodes(tree):
        for name in ("lineno", "end_lineno"):
            line = node.__dict__.get(name)
            if line is not None:
                setattr(node, name, line + lines)


def at(place, node):
    """Gives a node that was made here the place of one that was read."""
    for name in ("lineno", "col_offset", "end_lineno", "end_col_offset"):
        setattr(node, name, getattr(place, name))
    return node


def as_function(snippet, name, parameters, needs_value):
    """Compiles code into a function that returns the value of its last expression.

    In a function the names that the code assigns are gone when it returns: only the value is kept,
    and a comparison is not one of global variables with local ones.
    """
    tree = parse(snippet)
    code = "def %s(%s): pass" % (name, ", ".join(parameters))
    frame = compile(code, "<heft>", "exec", ONLY_TREE, dont_inherit=True)
    body = tree.body
    while body and is_a(body[0], _ast.ImportFrom) and body[0].module == "__future__":
        frame.body.insert(len(frame.body) - 1, body.pop(0))
    if body and is_a(body[-1], _ast.Expr):
        body[-1] = at(body[-1], _ast.Return(body[-1].value))
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
    found = {}
    exec(compile(frame, snippet["file"], "exec", dont_inherit=True), MAIN, found)
    warm_imports(body)
    return found[name]


def warm_imports(body):
    """Imports what the code imports, so that no module's memory counts as the structure's."""
    for name in imported_by(all_nodes(_ast.Module(body, []))):
        try:
            with theirs:
                __import__(name)
        except Exception:
            pass  # the code itself will say so, in its own place


def run(snippet):
    """Runs code in the learner's module for its effects."""
    perform(compile(parse(snippet), snippet["file"], "exec", dont_inherit=True), MAIN)


def describe(error, own=False):
    """What heft needs to explain an exception; keeps nothing of it alive.

    `own` says that it did not come out of the learner's code.
    """
    if is_a(error, BadCode):
        return dict(error.place, kind="syntax", type="SyntaxError", message=str(error))
    kinds = ((KeyboardInterrupt, "interrupted"), (SystemExit, "exit"), (MemoryError, "memory"))
    kind = next((kind for each, kind in kinds if is_a(error, each)), "own" if own else "raised")
    frames = frames_of(trace_of(error))
    found = {"kind": kind, "type": type_name(type(error)), "frames": frames}
    try:
        with theirs:
            text = str(error)
        found["message"] = plain(text)[:1000]
    except BaseException:
        found["message"] = "(its message could not be made)"
    if question.wasRefused and is_a(error, EOFError):
        found["refused"] = True
    if kind == "exit":
        code = SystemExit.code.__get__(error)
        found["code"] = int.__add__(code, 0) if is_a(code, int) else 0 if code is None else 1
    return found


trace_of = BaseException.__dict__["__traceback__"].__get__


def frames_of(trace):
    """The learner's own lines on the way to the error, outermost first, repeats counted."""
    frames = []
    while trace is not None:
        code, line = trace.tb_frame.f_code, trace.tb_lineno
        trace = trace.tb_next
        file, name = plain(code.co_filename), plain(code.co_name)
        lines = sources.get(file)
        if lines is None:
            continue
        function = name if name not in TOP_LEVEL else None
        text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
        frame = {"file": file, "line": line, "function": function, "text": text}
        if frames and all(frames[-1][key] == frame[key] for key in frame):
            frames[-1]["repeated"] += 1
        else:
            frames.append(dict(frame, repeated=0))
    if len(frames) > 12:
        frames[6:-6] = []
    return frames


TOP_LEVEL = {"<module>", "heft_build", "heft_use"}

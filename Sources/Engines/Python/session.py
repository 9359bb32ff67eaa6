# --- the session: code that is typed, and the names it left ---


class Shown(reprlib.Repr):
    """A repr with a bound, since that of a large list is itself a large object."""

    def __init__(self):
        super().__init__()
        self.maxlevel = 8
        self.maxlist = self.maxtuple = self.maxset = self.maxfrozenset = self.maxdeque = 200
        self.maxdict = self.maxarray = 200
        self.maxstring = self.maxother = 10_000
        self.maxlong = 1_000

    def repr1(self, value, level):
        """Known types are told by identity, not by their name, which another class may bear."""
        kind = type(value)
        other = "repr_array" if type_name(kind) == "array.array" else "repr_instance"
        return getattr(self, SHOWN.get(id(kind), other))(value, level)

    def repr_dict(self, value, level):
        """In the dict's own order: the library's sorts, and the learner would wonder."""
        if level <= 0:
            return "{...}"
        items = ["%s: %s" % (self.repr1(key, level - 1), self.repr1(item, level - 1))
                 for key, item in islice(value.items(), self.maxdict)]
        return "{%s}" % ", ".join(items + ["..."] * (len(value) > self.maxdict))

    def repr_set(self, value, level):
        if not value:
            return "set()"
        items = [self.repr1(item, level - 1) for item in islice(value, self.maxset)]
        return "{%s}" % ", ".join(items + ["..."] * (len(value) > self.maxset))

    def repr_instance(self, value, level):
        text = plain(repr(value))
        return text if len(text) <= self.maxother else text[:self.maxother] + "..."


SHOWN = {id(kind): "repr_" + kind.__name__
         for kind in (list, tuple, dict, set, frozenset, str, int, deque)}


def show(value, limit=20_000):
    with theirs:
        text = Shown().repr(value)
    return text if len(text) <= limit else text[:limit] + "..."


def load(part):
    """Reads a part of this program that only sessions need; what it defines stands beside all else."""
    exec(compile(part, "<heft>", "exec", dont_inherit=True), globals())


outside = needed_by = None  # defined by such parts


def execute(request):
    """Runs what was typed, and says what it did outside this process's memory, and what threads did."""
    if outside is None:
        load(OUTSIDE)
    outside.begin(request["snippet"]["file"])
    with outside:
        found = executed(request)
    found.update(acted=outside.end(), late=outside.take_late())
    return found


def late(request):
    """What threads did since that was asked last."""
    return {"late": outside.take_late() if outside is not None else []}


def needed(request):
    """Which entries have to run before some code."""
    if needed_by is None:
        load(NEEDING)
    return {"needed": needed_by(request)}


def executed(request):
    """Runs what was typed; an expression at its end is shown, and kept by nothing."""
    snippet = request["snippet"]
    tree = parse(snippet)
    last = None
    if tree.body and is_a(tree.body[-1], _ast.Expr):
        last = _ast.Expression(tree.body.pop().value)
    file = snippet["file"]
    departed = departing(tree) if last is None else None
    if departed is not None:
        return {"shown": None, "came": drop(compile(tree, file, "exec", dont_inherit=True), departed)}
    if tree.body:
        perform(compile(tree, file, "exec", dont_inherit=True), MAIN)
    if last is None:
        return {"shown": None}
    value = perform(compile(last, file, "eval", dont_inherit=True), MAIN)
    if value is None or snippet["code"].rstrip().endswith(";"):
        return {"shown": None}
    return {"shown": show(value), "type": type_name(type(value))}


def names(request):
    """What the learner defined: nothing here touches a `__dict__` or runs the learner's code."""
    return {"names": [
        {"name": name, "type": type_name(type(value)), "summary": summary(value)}
        for name, value in named() if own_names.get(name, UNKNOWN) is not value]}


def completeness(request):
    """Whether typed code can run, goes on, or is wrong already."""
    code = request["text"]
    with quiet:
        try:
            compiled = codeop.compile_command(code, "<heft>", "exec")
        except (SyntaxError, OverflowError, ValueError) as error:
            return {
                "state": "invalid",
                "message": getattr(error, "msg", None) or str(error),
                "line": getattr(error, "lineno", None) or 1,
                "column": getattr(error, "offset", None) or 1,
            }
    lines = code.split("\n")
    last = lines[-1]
    inside = last.strip() and (last[:1] in " \t" or last.lstrip().startswith("@"))
    if compiled is not None and not (len(lines) > 1 and inside and is_block(code)):
        return {"state": "complete"}
    text = next((line for line in reversed(lines) if line.strip()), "")
    indent = len(text) - len(text.lstrip())
    stripped = text.split("#")[0].rstrip()
    if stripped.endswith(":"):
        indent += 4
    elif PATTERNS.leaving.match(text):
        indent = max(0, indent - 4)
    return {"state": "incomplete", "indent": indent}


def is_block(code):
    """Whether the last statement is a compound one, which an empty line must end."""
    try:
        body = compile(code, "<heft>", "exec", ONLY_TREE, dont_inherit=True).body
    except SyntaxError:
        return False
    return bool(body) and is_a(body[-1], BLOCKS)


BLOCKS = tuple(getattr(_ast, name) for name in (
    "FunctionDef", "AsyncFunctionDef", "ClassDef", "If", "For", "While", "With", "Try", "AsyncFor",
    "AsyncWith", "Match", "TryStar") if hasattr(_ast, name))

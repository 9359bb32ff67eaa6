# --- asking: what the session's names weigh, and what comes back when one goes ---


def who(request):
    """Every name with its ledgers; asked of a copy of the process, so that looking costs it nothing."""
    end = clock() + request["seconds"]
    found = []
    value_of_name = MAIN.__getitem__ if all(type(name) is str for name in MAIN) else value_named
    for name in [name for name, _ in named()]:
        box = [value_of_name(name)]
        if own_names.get(name, UNKNOWN) is box[0]:
            continue
        item = {"name": name, "type": type_name(type(box[0])), "summary": "", "group": group_of(box[0])}
        if item["group"] is None:
            try:
                item["summary"] = summary(box[0])
            except Exception:
                pass  # what it would have to import, the sealed copy cannot
            item["memory"] = memory = {"notes": [], "seconds": {}}
            outline(box, memory)
            left = end - clock()
            if left > 0:
                look(box, memory, {"walk": {"seconds": min(left, 2.0)}}, names=1)
        found.append(item)
    return {"names": found}


def group_of(value):
    """What kind of definition it is, where it is no data."""
    kind = type(value)
    if issubclass(kind, types.ModuleType):
        return "modules"
    if issubclass(kind, type):
        return "classes"
    if kind is types.FunctionType or kind is types.BuiltinFunctionType:
        return "functions"
    return None


def departing(tree):
    """The names that code deletes, where it does nothing but delete; else None."""
    if not EXACT or not tree.body or not all(is_a(node, _ast.Delete) for node in tree.body):
        return None
    return [each.id for node in tree.body for target in node.targets
            for each in (target.elts if is_a(target, (_ast.Tuple, _ast.List)) else [target])
            if is_a(each, _ast.Name)]


def drop(code, names):
    """Runs a `del` and says how many bytes came back at once, and why others did not.

    The looking is done in sealed copies of the process, before and after: nothing here touches an
    object but the `del` itself.
    """
    names = [name for name in dict.fromkeys(names) if value_named(name) is not UNKNOWN]
    alone = not has_threads()  # a copy of threads would hang where they held a lock
    before_all = sealed(lambda fenced: departure(names, 1.5), 4)[0] if names and alone else None
    nothing = compile("", "<heft>", "exec")
    freed_by(nothing)  # the first call allocates what later ones find
    own = freed_by(nothing)
    found = {"returned": freed_by(code) - own, "waiting": 0, "held": 0, "holders": []}
    if not before_all:
        return found
    left = before_all["own"] - found["returned"]
    if left > worth_telling(before_all):
        waiting, trouble, denied = sealed(collected, 4)
        if trouble or denied or waiting is None:
            return found  # what is held and what only waits cannot be told apart
        found["waiting"] = min(left, waiting)
    held = before_all["deep"] - found["returned"] - found["waiting"]
    if before_all["complete"] and held > worth_telling(before_all):
        found["held"] = held
        found["holders"] = before_all["holders"]
    return found


def freed_by(code):
    with theirs:
        before, records = probe.counters(), _tracemalloc.get_tracemalloc_memory()
        exec(code, MAIN)
        after, left = probe.counters(), _tracemalloc.get_tracemalloc_memory()
    # The session's own tracemalloc, if it runs, lets go of its records as well.
    return live(before) - live(after) - (records - left)


def worth_telling(reading):
    """The bytes below which a rest is not worth a word: singletons and interned names are shared."""
    return max(1024, reading["deep"] // 100)


def departure(names, seconds):
    """What goes with some names, and the other names from which parts of it are reached.

    It moves values from the namespace into a tuple and back, so that no name counts as a holder and
    nothing is let go of. Only boxes hold the tuples: see `extra_references`.
    """
    end = clock() + seconds
    box = [tuple([MAIN.pop(name) for name in names])]
    reading = walked(box, end)
    del reading["byType"]
    reading["holders"] = holders = []
    if reading["deep"] - reading["own"] <= worth_telling(reading):
        return reading
    for name in [name for name, _ in named()]:
        if clock() > end or is_a(MAIN[name], (types.ModuleType, type)):
            continue
        if any(MAIN[name] is each for each in box[0]):
            holders.append([name, True])
            continue
        other = [(MAIN.pop(name),)]
        apart = reading["shared"] + walked(other, end)["shared"]
        box[0] += other[0]
        other[0] = None
        # What both reach and others hold too is shared in each of them, but once in both together.
        if apart - walked(box, end)["shared"] > worth_telling(reading):
            holders.append([name, False])
        MAIN[name] = box[0][-1]
        box[0] = box[0][:-1]
    return reading


def walked(box, end):
    """The ledgers of what a box's tuple holds; the tuple itself is too small to matter."""
    found = {"notes": [], "seconds": {}}
    look(box, found, {"walk": {"seconds": max(0.05, end - clock())}})
    return found


def collected(fenced):
    """The bytes that a full collection frees now; None where what it ends could reach outside."""
    if not fenced:
        return None
    probe.begin()
    before = probe.counters()
    gc.collect()
    return live(before) - live(probe.counters())


def clock_here(request):
    """Times code in a copy of the session, for code that cannot be run in a fresh process."""
    stop_tracing()
    with streams:
        build = as_function(request["build"], "heft_build", (), False)

        def stretch(loops):
            start = clock()
            for _ in repeat(None, loops):
                build()
            return clock() - start

        end = clock() + request["seconds"]
        with theirs:
            build()
            loops, seconds = 1, stretch(1)
            while seconds < request["stretch"] and clock() < end:
                loops *= 10 if seconds < request["stretch"] / 10 else 2
                seconds = stretch(loops)
            samples = [seconds / loops]
            while len(samples) < 25 and clock() + seconds < end:
                samples.append(stretch(loops) / loops)
    return {"samples": samples, "loops": loops}


def watch(request):
    """Runs code while heft looks at the counters; the copy it runs in ends afterwards."""
    snippet = request["snippet"]
    tree, last = parse(snippet), None
    if tree.body and is_a(tree.body[-1], _ast.Expr):
        last = compile(_ast.Expression(tree.body.pop().value), snippet["file"], "eval", dont_inherit=True)
    code = compile(tree, snippet["file"], "exec", dont_inherit=True)
    bind(request)
    stop_tracing()
    collect()
    if EXACT:
        probe.reset_peak()
    before = probe.counters() if EXACT else (0, 0)
    event("trace", part="build", live=live(before) if EXACT else None)
    start = clock()
    perform(code, MAIN)
    value = last and perform(last, MAIN)  # held until it is weighed
    seconds = clock() - start
    after = probe.counters() if EXACT else (0, 0, 0)
    event("trace", part="end")
    value = None
    return {"seconds": seconds, "kept": live(after) - live(before) if EXACT else None,
            "peak": after[2] - live(before) if EXACT else None}

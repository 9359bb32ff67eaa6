# --- measuring: memory, with the probe ---

# Warming: the first builds of a kind cost more (classes lay out their instances, bytecode is
# specialised, caches fill). Building is repeated until one of these is reached.
WARM_BUILDS = 64
WARM_SECONDS = 0.1
SLOW_BUILD = 1.0  # seconds; a large structure that took longer is not built twice
SEEN_BUILD = 0.01  # seconds; what is over sooner shows nothing to one who looks now and then
LARGE = 10_000_000  # bytes; beside these the first instances (20 kB at most) do not count
LEFT_BEHIND = 64_000  # bytes that outlive the result: more than any class's first instances


class Cost:
    """The counters around one build."""

    def __init__(self, before, built, settled, seconds):
        self.kept = live(settled) - live(before)
        self.native = settled[1] - before[1]
        self.peak = built[2] - live(before)
        self.blocks = built[5] + built[6] - before[5] - before[6]
        self.total = built[3] + built[4] - before[3] - before[4]
        self.children = built[7] - before[7]
        self.seconds = seconds

    def without(self, own):
        """Leaves out what the harness itself took: `own` is the cost of building nothing."""
        for name in ("kept", "native", "peak", "blocks", "total"):
            setattr(self, name, getattr(self, name) - getattr(own, name))
        return self


def live(counters):
    return counters[0] + counters[1]


def take(build, box):
    """Builds once between two readings and leaves the result in the box."""
    with theirs, Paused():
        collect()
        probe.reset_peak()
        before = probe.reading()
        start = clock()
        box[0] = build()
        seconds = clock() - start
        built = probe.reading()
        collect()
        settled = probe.reading()
    return Cost(numbers_of(before), numbers_of(built), numbers_of(settled), seconds)


def numbers_of(reading):
    return tuple(memoryview(reading).cast("q"))


def nothing():
    return None


def own_cost():
    """What a reading costs by itself, seen by building nothing; the second time is as ever after."""
    take(nothing, [None])
    return take(nothing, [None])


def weigh(request):
    """Builds a structure and reads all its memory ledgers; then uses it, if there is a use."""
    rehearsal = request.get("rehearsal")
    prepare(dict(request, setup=rehearsal) if rehearsal else request)
    build = as_function(request["build"], "heft_build", (), True)
    use = request.get("use") and as_function(request["use"], "heft_use", ("it",), False)
    box = [None]
    found = {"notes": [TRACED] if traced else []}
    if rehearsal:
        rehearse(build, use)
        prepare(request)
    if not EXACT:
        phase("building")
        with theirs:
            start = clock()
            box[0] = build()
            found["seconds"] = {"build": clock() - start}
        outline(box, found)
        event("part", memory=found)
        after_use(use, box, found, None, request)
        return found
    own = own_cost()
    phase("building")
    cost = take(build, box).without(own) if rehearsal else warmed(build, use, box, own, found)
    outline(box, found)
    found.update(kept=cost.kept, keptNative=cost.native, peak=cost.peak, allocations=cost.blocks,
                 churn=cost.total, children=max(cost.children, running_children()),
                 seconds={"build": cost.seconds})
    event("part", memory=found)
    look(box, found, request)
    choose(cost, found)
    event("part", memory=found)
    dissect(box, found, request)
    release(box, found)
    event("part", memory=found)
    after_use(use, box, found, own, request)
    return found


def running_children():
    """How many processes that this one started run still: what they hold is seen by rss alone."""
    parent, count = b"%d" % os.getpid(), 0
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open("/proc/%s/stat" % name, "rb") as file:
                    fields = file.read().rpartition(b")")[2].split()
            except OSError:
                continue
            count += fields[1] == parent and fields[0] != b"Z"
    return count


def prepare(request):
    bind(request)
    if request.get("setup"):
        phase("setting up")
        # The same code runs for every variant, and a session's has run before: it was heard once.
        with streams:
            for snippet in request["setup"]:
                run(snippet)
        bind(request)
    stop_tracing()


def stop_tracing():
    """Stops tracemalloc, whose records are memory that is allocated too, and which slows all that allocates."""
    global traced
    if _tracemalloc.is_tracing():
        traced = True
        _tracemalloc.stop()


traced = False
TRACED = "tracemalloc was on; it is stopped while heft measures, since its own records take memory and time."


def rehearse(build, use):
    """Builds once on other data, so that the code has run before it is weighed."""
    phase("building")
    with streams, theirs:
        it = build()
        if use:
            use(it)


def warmed(build, use, box, own, found):
    """Builds until building costs what it costs ever after, and returns the last cost.

    What the code prints is shown the first time. The answer is that of the first build: where the
    setup left something that building uses up, such as a random source, later ones give others.
    """
    trace("build")
    first = take(build, box).without(own)
    trace("end")
    if first.seconds > SLOW_BUILD and first.kept > LARGE:
        return first
    with streams:
        spent, builds, cost = first.seconds, 1, first
        if use:
            phase("using")
            start = clock()
            with theirs:
                answer = use(box[0])
            found["answer"] = answer_of(answer)
            answer = None
            spent += clock() - start
            phase("building")
        while builds < 2 or (builds < WARM_BUILDS and spent < WARM_SECONDS):
            box[0] = None
            if first.seconds > SEEN_BUILD:
                trace("build")
            cost = take(build, box).without(own)
            if first.seconds > SEEN_BUILD:
                trace("end")
            spent += cost.seconds
            builds += 1
    found["builds"] = builds
    cost.first = first
    cost.left = first.kept - cost.kept
    return cost


def trace(part):
    """Tells heft, which looks at the counters meanwhile, what it sees from now on."""
    event("trace", part=part, live=live(probe.counters()))


def choose(cost, found):
    """Takes the first build's figures where building fills a cache that later builds are served from.

    Both a module imported on the way and a cache of results make the first build dearer. They are
    told apart by the result: where it is larger than what its last build took, it came from a cache.
    """
    first = getattr(cost, "first", None)
    if first is None or cost.left < LEFT_BEHIND:
        return
    if found.get("deep", 0) >= cost.kept + cost.left / 2:
        found.update(kept=first.kept, keptNative=first.native, peak=first.peak,
                     allocations=first.blocks, churn=first.total)
        found["notes"].append(
            "Only the first build allocates this: later ones are served from a cache, so the first is shown.")
    else:
        found["notes"].append(
            "The first build left %s bytes behind that are no part of the result, such as caches of"
            " modules; they are not counted." % format(cost.left, ","))


def outline(box, found):
    """What can be said of a value without looking into it."""
    found["type"] = type_name(type(box[0]))
    length = length_of(box[0])
    if length is not None:
        found["length"] = length
    found["shallow"] = shallow(box[0])


def look(box, found, request, names=0):
    """Walks all that is reached from the result; a name that holds it does not make it shared."""
    if probe is None:
        return
    limits, names = request.get("walk", {}), names + extra_references()
    with Own("walking"):
        result = probe.walk(box[0], max_objects=limits.get("objects", 200_000_000),
                            deadline=limits.get("seconds", 30.0), roots_extra_refs=names)
    for name in ("deep", "own", "shared", "objects", "complete"):
        found[name] = result[name]
    found["byType"] = [list(share) for share in result["by_type"]]
    found["notes"] += result["notes"]
    found["seconds"]["walk"] = result["seconds"]


def extra_references():
    """How many references to a walked object are the harness's: the box, and the call's own.

    Found by trying, since interpreters differ: an empty list that only a box holds is nobody's else.
    """
    global known_references
    if known_references is None:
        box = [[]]
        for count in range(4):
            if probe.walk(box[0], max_objects=10, deadline=1.0, roots_extra_refs=count)["shared"] == 0:
                known_references = count
                break
        else:
            known_references = 1
    return known_references


known_references = None




def after_use(use, box, found, own, request):
    """Uses the structure: peak and allocations go on counting; the answer is digested, unless it was."""
    if not use:
        return
    phase("using")
    if own is None:
        with theirs:
            answer = use(box[0])
        found["answer"] = answer_of(answer)
        return
    held = [box[0]]
    box[0] = None
    trace("use")
    cost = take(lambda: use(held[0]), box).without(own)
    trace("end")
    result, box[0] = box[0], None
    collect()
    # What use peaked at stands on what was kept before it.
    found["peak"] = max(found["peak"], found["kept"] + cost.peak)
    found["allocations"] += cost.blocks
    found["churn"] += cost.total
    found["children"] += cost.children
    found["afterUse"] = found["kept"] + cost.kept
    if "answer" not in found:
        phase("comparing answers")
        found["answer"] = answer_of(result)


def answer_of(result):
    return None if result is None else digest(result)


def size_name(request):
    """Sizes what a name holds, where nothing is built; in a copy, whoever made that sees to the rest."""
    name = request["name"]
    box = [value_named(name)]
    if box[0] is UNKNOWN:
        raise KeyError(name)
    found = {"notes": [], "seconds": {}}
    outline(box, found)
    event("part", memory=found)
    look(box, found, request, names=1)
    event("part", memory=found)
    dissect(box, found, request, name)
    if EXACT and not request.get("copied"):
        release(box, found, name)
    return found


def is_name(request):
    """Whether an expression is the name of something that exists already."""
    code = request["text"].strip()
    found = code.isidentifier() and value_named(code) is not UNKNOWN
    return {"name": code if found else None}

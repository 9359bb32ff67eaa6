# --- without the probe: resident memory and time ---


def resident(request):
    """Peak resident memory above the idle engine, by the kernel's own high-water mark."""
    streams.__enter__()
    prepare(request)
    build = as_function(request["build"], "heft_build", (), True)
    use = request.get("use") and as_function(request["use"], "heft_use", ("it",), False)
    collect()
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")
    idle = high_water()
    phase("resident memory")
    with theirs:
        it = build()
        if use:
            use(it)
    return {"rss": high_water() - idle}


def high_water():
    with open("/proc/self/status", "rb") as file:
        for line in file:
            if line.startswith(b"VmHWM:"):
                return int(line.split()[1]) * 1024
    raise OSError("the kernel names no VmHWM")


class Clocked:
    """One variant, ready to be timed; between samples nothing of it is kept."""

    def __init__(self, request):
        # As in a program whose output goes to a file; elsewhere each line is shown as it comes.
        sys.stdout.reconfigure(line_buffering=False)
        streams.__enter__()
        prepare(request)
        self.build = as_function(request["build"], "heft_build", (), True)
        self.use = request.get("use") and as_function(request["use"], "heft_use", ("it",), False)

    def time_build(self, loops):
        build = self.build
        with theirs:
            start = clock()
            for _ in repeat(None, loops):
                build()
            return clock() - start

    def time_use(self, loops, batch):
        """Each use gets a structure of its own: a generator serves once, and a sort sorts once."""
        build, use, seconds, done = self.build, self.use, 0.0, 0
        with theirs:
            while done < loops:
                built = [build() for _ in repeat(None, min(batch, loops - done))]
                done += len(built)
                start = clock()
                for it in built:
                    use(it)
                seconds += clock() - start
                it = None
        return seconds

    def time_both(self):
        """One build and one use of it; letting go belongs to the build, as it does there alone."""
        build, use = self.build, self.use
        with theirs:
            start = clock()
            it = build()
            built = clock()
            if use:
                use(it)
            used = clock()
            it = None
            return built - start + clock() - used, used - built

    def time_reuse(self, loops):
        build, use = self.build, self.use
        with theirs:
            it = build()
            start = clock()
            for _ in repeat(None, loops):
                use(it)
            return clock() - start


clocked = None


def clock_ready(request):
    """Compiles a variant for timing and runs it once, unmeasured: the first warm-up."""
    global clocked
    clocked = Clocked(request)
    phase("timing")
    clocked.time_both()
    collect()
    return {"pace": min(spin() for _ in range(5))}


def clock_sample(request):
    """Times so many loops of one phase; the collector stays on, as in a real program."""
    waited = settle(request.get("processor"), request.get("pace"), request.get("patience", 0))
    before = gc.get_stats()[2]["collections"]
    reply, pace = take_sample(request)
    return {
        **reply,
        "collections": gc.get_stats()[2]["collections"] - before,
        "processor": processor(),
        "pace": pace,
        "waited": waited,
    }


def take_sample(request):
    """The times asked for, and the slower of the paces before and after."""
    phase, loops = request["phase"], request["loops"]
    if request.get("warm") and phase == "build":
        clocked.time_build(1)  # other processes ran meanwhile, and took the caches
    first = spin()
    if phase == "both":
        build, use = clocked.time_both()
        reply = {"build": build, "use": use}
    elif phase == "build":
        reply = {"seconds": clocked.time_build(loops)}
    elif request.get("reuse"):
        reply = {"seconds": clocked.time_reuse(loops)}
    else:
        reply = {"seconds": clocked.time_use(loops, request["batch"])}
    return reply, max(first, spin())


NUMBER = 7**400


def spin():
    """Seconds that a fixed piece of work takes: how fast the processor is just now.

    Arithmetic of large integers runs in the processor alone. A loop of Python would depend on where
    the process happens to lie in memory, by a third.
    """
    return min(spin_once() for _ in repeat(None, 3))


def spin_once():
    start = clock()
    for _ in repeat(None, 8):
        NUMBER * NUMBER
    return clock() - start


def settle(chosen, pace, patience):
    """Moves to a processor; to one that keeps the pace where none is chosen. Returns the seconds waited.

    A processor whose core is shared with another program's runs at half its speed, for moments or
    for minutes. Nothing stays bound: threads of the code may run anywhere.
    """
    if chosen is not None:
        move(chosen)
    if pace is None:
        return 0
    start = clock()
    while spin() > pace and clock() - start < patience:
        if chosen is None:
            for each in sorted(allowed_processors())[:8]:
                move(each)
                if spin() <= pace:
                    return clock() - start
        time.sleep(0.001)
    return clock() - start


def allowed_processors():
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else {0}


def move(chosen):
    allowed = allowed_processors()
    if len(allowed) > 1 and chosen in allowed:
        os.sched_setaffinity(0, {chosen})
        os.sched_setaffinity(0, allowed)


def processor():
    """The processor that this runs on; None where the kernel does not say."""
    try:
        with open("/proc/self/stat", "rb") as file:
            return int(file.read().rpartition(b")")[2].split()[36])
    except (OSError, ValueError, IndexError):
        return None


def reusable(request):
    """Whether using the same structure twice gives the same answer both times."""
    with theirs:
        it = clocked.build()
    if has(type(it), "__next__"):
        return {"reusable": False}
    with theirs:
        first = digest(clocked.use(it))
        second = digest(clocked.use(it))
    return {"reusable": first["digest"] is not None and first == second}

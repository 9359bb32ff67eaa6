# --- without the probe: resident memory and time ---


def resident(request):
    """Peak resident memory above the idle engine, by the kernel's own high-water mark."""
    streams.__enter__()
    prepare(request)
    build = as_function(request["build"], "heft_build", (), True)
    use = request.get("use") and as_function(request["use"], "heft_use", ("it",), False)
    gc.collect()
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")
    idle = high_water()
    phase("resident memory")
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
        start = clock()
        for _ in repeat(None, loops):
            build()
        return clock() - start

    def time_use(self, loops, batch):
        """Each use gets a structure of its own: a generator serves once, and a sort sorts once."""
        build, use, seconds, done = self.build, self.use, 0.0, 0
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
        start = clock()
        it = build()
        built = clock()
        if use:
            use(it)
        used = clock()
        it = None
        return built - start + clock() - used, used - built

    def time_reuse(self, loops):
        it, use = self.build(), self.use
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
    gc.collect()
    return {}


def clock_sample(request):
    """Times so many loops of one phase; the collector stays on, as in a real program."""
    settle(request.get("processor"))
    if request["phase"] == "both":
        build, use = clocked.time_both()
        return {"build": build, "use": use, "processor": processor()}
    before = gc.get_stats()[2]["collections"]
    if request["phase"] == "build":
        seconds = clocked.time_build(request["loops"])
    elif request.get("reuse"):
        seconds = clocked.time_reuse(request["loops"])
    else:
        seconds = clocked.time_use(request["loops"], request["batch"])
    collections = gc.get_stats()[2]["collections"] - before
    return {"seconds": seconds, "collections": collections, "processor": processor()}


def settle(processor):
    """Moves to a processor without staying bound to it: threads of the code may run anywhere."""
    if processor is None or not hasattr(os, "sched_setaffinity"):
        return
    allowed = os.sched_getaffinity(0)
    if len(allowed) > 1 and processor in allowed:
        os.sched_setaffinity(0, {processor})
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
    it = clocked.build()
    if hasattr(type(it), "__next__"):
        return {"reusable": False}
    first, second = digest(clocked.use(it)), digest(clocked.use(it))
    return {"reusable": first["digest"] is not None and first == second}

# --- sealing: where what is the learner's is let go of, to learn what comes back ---

# Looking and letting go are tried in a forked copy of the process out of which nothing reaches:
# descriptors lead into a sink, shared memory cannot be written to, and the kernel refuses all
# system calls but a few. Finalizers and callbacks run there as they would here, and harm nobody.

threads_lost = False  # whether this process is a copy of one that had threads


def sealed(work, seconds, started=None):
    """What `work(fenced)` returns in a sealed copy, and why it returned nothing.

    `fenced` says whether the kernel refuses calls; where it does not, nothing may be let go of that
    is not known to be harmless. The third value says what was refused, after `probe.begin()`.
    """

    def in_copy(fenced):
        gc.disable()
        channel.send = nothing_sent  # its descriptor leads into the sink
        stop_tracing()
        if fenced:
            GC_CALLBACKS.clear()  # of the learner's; this process ends when it has looked
        return json_text(work(fenced)).encode()

    arguments = () if started is None else (started,)
    try:
        text, trouble, denied = probe.aside(in_copy, home, float(seconds), *arguments)
    except OSError as error:
        return None, "could not be tried (%s)" % error, None
    return (json_value(text.decode()) if text else None), trouble, denied


def nothing_sent(message):
    """In a copy: heft hears what it found from the process that made it."""


def has_threads():
    """Whether there are threads of Python, which a copy of this process lacks."""
    return threads_lost or len(interpreter._current_frames()) > 1


def held_by_threads():
    """What only other threads may hold: a copy lacks them, and Python lets go of it there.

    A copy in which the learner's code runs is not sealed, so it keeps what this returns.
    """
    exceptions = getattr(interpreter, "_current_exceptions", None)
    held = [] if exceptions is None else [exceptions()]
    for each in gc.get_objects():
        kind = type(each)
        if kind is _contextvars.Context:
            held.append(each)
        elif issubclass(kind, _thread._local):
            # Its entries go one by one; a copy of the dict that holds them keeps what they lead to.
            held += [dict(part) for part in gc.get_referents(each) if type(part) is dict]
    return held


def fork_to_look(request):
    """Forks a copy that only looks, and keeps nothing but the descriptor that heft speaks on."""
    return fork_unnoticed(probe.fork, channel.descriptor, home, has_threads())


def can_be_sealed():
    """Whether the kernel says what memory and which descriptors there are; /proc may be missing."""
    try:
        os.stat("/proc/self/maps")
    except OSError:
        return False
    return True


SEALED = {"who", "size-name"}  # what runs nothing and ends nothing of the learner's


def release(box, found, name=None, started=None):
    """How many bytes come back when the last reference goes, found in a sealed copy."""
    found["freed"] = None
    if has_threads():
        reason = "a thread is running, which a copy of the process would not have"
    else:
        phase("releasing")
        found["freed"], reason = freed_by_release(box, name, started)
    if reason:
        found["notes"].append("freed is not measured: " + reason)


RELEASE_SECONDS = 20


def freed_by_release(box, name, started):
    """The bytes that come back, or None and why they are not known."""
    if name is not None:
        name = interpreter.intern(name)  # the name's own text is not part of what it names

    unclosed = [io.FileIO("/dev/null")]

    def work(fenced):
        return measure_release(box, name, unclosed) if fenced else release_unfenced(box, name)

    value, trouble, denied = sealed(work, RELEASE_SECONDS, started)
    unclosed[0].close()
    if trouble:
        return None, "letting go of it " + trouble
    if value is not None and value[0] is not None and value[0] < 0:
        return None, "what ends with it takes more memory than comes back"
    if denied:
        return None, ("letting go of it would %s, which the copy that it is tried in may not do,"
                      " and so it may free less there" % denied)
    return value


def measure_release(box, name, first):
    """The bytes that come back when the box is emptied; `first` is a box that is emptied before, uncounted."""
    whole = gc.get_freeze_count() == 0  # in a copy of a session all but the result is frozen
    if whole:
        gc.freeze()  # so that letting go of nothing, to see its cost, is quick
    # Looking up an attribute puts its name into the interpreter's cache in place of another, which may
    # be freed so; which one depends on addresses. In an empty cache nothing is replaced.
    with quiet:
        clear_type_cache()
    # The first call allocates what later ones find; what the end of the first file that nobody closed leaves
    # behind, for its warning, is no part of any.
    let_go(first, None, nothing)
    own = let_go([None], None, nothing)
    if whole:
        gc.unfreeze()
    return let_go(box, name, probe.begin) - own, None


clear_type_cache = getattr(interpreter, "_clear_type_cache", nothing)


def let_go(box, name, begin):
    collect()
    interpreter._getframe()  # the object of this frame, which a warning or a generator's end would make
    with quiet:
        begin()
        before = probe.reading()
        box[0] = None
        if name is not None:
            del MAIN[name]
        collect()
        after = probe.reading()
    return live(numbers_of(before)) - live(numbers_of(after))


# Where the kernel refuses nothing


def release_unfenced(box, name):
    """Lets go only of what is known to do nothing but free memory, and collects nothing else."""
    reading = {"notes": [], "seconds": {}}
    look(box, reading, {}, names=name is not None)
    kind = what_may_act({share[0] for share in reading["byType"]})
    if kind is None and gc.callbacks:
        kind = "a callback of the collector"
    if kind is not None:
        return None, ("%s is reached, which may do more than free memory, and this kernel has no seccomp"
                      " to hold it back" % kind)
    gc.freeze()  # what waits for the collector is not known to be harmless
    freed, _ = measure_release(box, name, [None])
    if reading["complete"] and freed < reading["own"] - worth_telling(reading):
        return None, ("parts of it hold each other, and this kernel has no seccomp to hold back what else"
                      " a collection would end")
    return freed, None


def what_may_act(names):
    """The name of a type among those that are reached whose end may be seen outside; else None."""
    for kind in types_named(names):
        if not is_harmless(kind):
            return walked_name(kind)
    for each in gc.get_objects():
        kind = type(each)
        if issubclass(kind, (_weakref.ProxyType, _weakref.CallableProxyType)):
            return "a weak reference"
        if issubclass(kind, _weakref.ReferenceType) and REFERENCE_CALLBACK(each) is not None:
            referent = _weakref.ReferenceType.__call__(each)
            if referent is not None and walked_name(type(referent)) in names:
                return "a weak reference with a callback"
    return None


REFERENCE_CALLBACK = _weakref.ReferenceType.__dict__["__callback__"].__get__


class Plain:
    """A class as Python makes it: what its objects hold is let go of, and nothing else is done."""


HARMLESS = (object, int, float, complex, bool, str, bytes, bytearray, list, tuple, dict, set, frozenset,
            range, slice, type(None), type(Ellipsis), type(NotImplemented), types.FunctionType,
            types.BuiltinFunctionType, types.MethodType, types.CodeType, types.MappingProxyType,
            types.SimpleNamespace, property, classmethod, staticmethod, types.CellType,
            collections.deque, collections.OrderedDict, collections.defaultdict, collections.Counter)


def is_harmless(kind):
    """Whether its objects' end frees memory, and no more: built-in, or made by Python without a finalizer."""
    for base in mro_of_class(kind):
        if is_one_of(base, HARMLESS):
            continue
        if found_in("__del__", [dict_of_class(base)]) is not UNKNOWN or not probe.ends_alike(base, Plain):
            return False
    return True


def released(request):
    """The part of `size-name` that its copy cannot do: heft hears of it as an event."""
    found = {"notes": []}
    try:
        release([value_named(request["name"])], found, request["name"],
                lambda child: event("fork", process=child, id=request["id"]))
    except Exception as error:
        found["notes"].append("freed is not measured: %s" % error)
    event("released", freed=found["freed"], notes=found["notes"], id=request["id"])

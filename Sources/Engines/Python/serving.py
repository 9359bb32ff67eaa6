# --- serving: the operations, and the start ---


def setup(request):
    """Runs recorded code again; what it shows is not shown twice."""
    prepare(request)
    return {}


def ping(request):
    """Whether somebody is there."""
    return {}


def health(request):
    """Facts for `heft doctor`."""
    steps = []
    for _ in repeat(None, 2000):
        start = clock()
        end = clock()
        while end == start:
            end = clock()
        steps.append(end - start)
    result = {"clock": sorted(steps)[len(steps) // 2], "hooks": "none", "reason": "no probe"}
    if probe is not None:
        result.update(hooks=probe.hooks, reason=probe.reason)
        kinds = {}
        for name, _, _, fits in probe.selftest():
            kind = name.partition(":")[0]
            kinds[kind] = kinds.get(kind, True) and fits
        result["kinds"] = {"read": [kind for kind in kinds if kinds[kind]],
                           "refused": [kind for kind in kinds if not kinds[kind]]}
    if EXACT:
        box = [None]
        own = own_cost()
        build = as_function({"code": "[str(i) * 3 for i in range(1000)]", "file": "<heft>", "line": 1},
                            "heft_build", (), True)
        take(build, box)
        box[0] = None
        cost = take(build, box).without(own)
        found = {"notes": [], "seconds": {}}
        look(box, found, {})
        result.update(kept=cost.kept, own=found["own"])
    return result


def bytecode(request):
    """This program, compiled: workers that follow need not compile it again."""
    return {"bytecode": binascii.b2a_base64(marshal.dumps(CODE), newline=False).decode()}


def open_path():
    """Gives the session the path that `python -c` has, now that the harness has all it needs."""
    whole = MODULES["os"]
    # As the learner has it.
    is_safe = sys.version_info >= (3, 11) and whole.environ.get("PYTHONSAFEPATH")
    mine = [] if is_safe else [""]
    if WITHHELD:
        here = whole.getcwd() if whole.path.isdir(".") else "/"
        # An empty entry is the current folder; all are made absolute, as `site` does it.
        mine += [whole.path.normpath(whole.path.join(here, each)) for each in WITHHELD.split(":")]
        whole.environ["PYTHONPATH"] = WITHHELD
    sys.path[:] = mine + [each for each in PATH if each not in mine]


def serve():
    """Answers requests until heft hangs up."""
    global PATTERNS
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    find_fork_hooks()
    os.register_at_fork(before=hold_forks)
    event(
        "ready",
        protocol=PROTOCOL,
        hooks=probe.hooks if probe else "none",
        reason=probe.reason if probe else "no probe",
    )
    PATTERNS = Patterns()
    while not is_leaving:
        request = channel.receive()
        if "answer" in request:
            continue  # to a question that was given up
        reply = answer(request)
        try:
            channel.send(reply)
        except Exception as error:  # an answer that JSON has no place for
            channel.send({"id": reply["id"], "failure": describe(error, True)})


    theirs.__enter__()  # what waits for the interpreter's end is the learner's code


def leave(request):
    """Lets the interpreter end as it does anywhere: files are flushed, and what waits for the end runs."""
    global is_leaving
    is_leaving = True
    return {}


is_leaving = False

OPERATIONS = {
    "execute": execute, "names": names, "complete": complete, "completeness": completeness,
    "needed": needed, "late": late, "who": who, "watch": watch, "clock-here": clock_here,
    "is-name": is_name, "size-name": size_name, "weigh": weigh, "layout": lay_out, "resident": resident,
    "clock-ready": clock_ready, "clock-sample": clock_sample, "reusable": reusable,
    "copy": copy, "ping": ping, "leave": leave, "setup": setup, "health": health, "bytecode": bytecode,
}

channel = Channel(CHANNEL)  # a name the loader defines, as CODE, PROGRAM and PROCESSES
streams = Streams()
question = Question()
sys.stdin = StandardInput(sys.stdin)
sys.meta_path.insert(0, PasswordQuestions())
home = os.getpid()
if os.getpgrp() != home:
    os._exit(0)  # a copy that the installation's own start-up code made: heft speaks with the first
for name in [name for name in MAIN if not name.startswith("__")]:
    del MAIN[name]  # what the loader needed
PROGRAM.close()
MAIN["scratch"] = os.environ.get(b"HEFT_SCRATCH", b"").decode("utf-8", "surrogateescape")
own_names = {"scratch": MAIN["scratch"]}
sys.argv = [""]
open_path()
serve()

# --- copies: what `undo` goes back to, and where code runs that is to leave no trace ---


def copy(request):
    """Leaves a copy of this process behind, with a socket of its own on which it waits for requests.

    It is a child's child, and the child between them ends: so it is nobody's that the learner's code
    could wait for, and the warden adopts it. It answers on its own socket, this process on this one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reason, files = why_not_copied(), 0
    if not reason and not can_be_sealed():
        reason = "there is no /proc, and so nothing says what a copy would keep open"
    if not reason and request["stays"]:
        reason, files = what_others_notice()
    if reason:
        return {"reason": reason}
    threads = len(os.listdir("/proc/self/task")) - 1
    event("descriptors")
    given = take_descriptors()
    if len(given) < 4:
        for descriptor in given:
            os.close(descriptor)
        return {"reason": "it may open no more descriptors"}
    streams.settle()
    chance = random_state()
    try:
        with quiet:  # of libraries' threads, which heft tells of by itself
            between = fork_unnoticed(os.fork)
        if between == 0:
            fork_on()
            return become_copy(given, chance)
    except OSError as error:
        return {"reason": "the process could not be copied (%s)" % error.strerror}
    finally:
        for descriptor in given:
            os.close(descriptor)
    if reap(between):  # None where the learner's code asked that its children be forgotten
        return {"reason": "the process could not be copied"}
    return {"threads": threads, "files": files}


def fork_on():
    """Forks once more and ends the process between."""
    try:
        if fork_unnoticed(os.fork):
            os._exit(0)
    except OSError:
        os._exit(1)


def why_not_copied():
    if socket is None:
        return "this Python has no sockets"
    if len(interpreter._current_frames()) > 1:
        return "it has threads, and a copy of a process has none"
    return None


def what_others_notice():
    """Why a copy that stays would be noticed by others, or None; and how many files it would hold open.

    A copy keeps open what this process closes later: who waits for the end of a connection or a pipe
    waits on, and locks stay. Files are held open, and heft watches that none is locked meanwhile.
    """
    own, files = own_descriptors(), 0
    for number, target in descriptors():
        try:
            facts = os.fstat(int(number))
            locks = descriptor_lines(number, "lock:")
        except OSError:
            continue  # closed meanwhile
        if facts[1:3] in own or target.startswith("/proc/"):
            continue
        if stat.S_ISSOCK(facts.st_mode):
            return "it has a connection open, whose other end would not see it close", 0
        if stat.S_ISFIFO(facts.st_mode):
            return "it has a pipe open, whose other end would not see it close", 0
        if stat.S_ISREG(facts.st_mode) and not target.startswith("anon_inode:"):
            if locks:
                return "it holds a lock on a file, which a copy would go on to hold", 0
            if facts.st_nlink == 0:
                return "it has a deleted file open, whose room a copy would not give back", 0
            files += 1
        elif stat.S_ISDIR(facts.st_mode):
            files += 1
        elif not (stat.S_ISCHR(facts.st_mode) and facts.st_rdev in HARMLESS_DEVICES):
            return "it has %s open, which would stay open in a copy" % (
                "a terminal or a device" if stat.S_ISCHR(facts.st_mode) else target), 0
    return None, files


def own_descriptors():
    """What heft's own descriptors lead to; copies get others in their place."""
    found = {channel.identity}
    for each in streams.copies:
        found.add(os.fstat(each)[1:3])
    return found


def listed(folder):
    """The names in a folder of /proc; none where that is not there."""
    try:
        return os.listdir(folder)
    except OSError:
        return ()


def descriptors():
    """What this process has open: number and target of each."""
    for number in listed("/proc/self/fd"):
        try:
            yield number, os.readlink("/proc/self/fd/" + number)
        except OSError:
            pass  # the descriptor that lists them


def descriptor_lines(number, name):
    """What the kernel says of a descriptor in lines that begin so."""
    with open("/proc/self/fdinfo/" + number) as file:
        return [line for line in file if line.startswith(name)]


# /dev/null, zero, full, random, urandom
HARMLESS_DEVICES = {os.makedev(1, minor) for minor in (3, 5, 7, 8, 9)}


def take_descriptors():
    """The socket, the page of counters, and both pipes of a copy, as heft sends them."""
    ours = socket.socket(fileno=channel.descriptor)
    try:
        ours.setblocking(True)  # the learner's code may have set a time-out for all new ones
        _, messages, _, _ = ours.recvmsg(1, socket.CMSG_SPACE(64), socket.MSG_CMSG_CLOEXEC)
    finally:
        ours.detach()
    if not messages:
        return []  # the code lowered the limit on descriptors
    return list(memoryview(messages[0][2]).cast("i"))


def random_state():
    """A fork seeds `random` anew; the copy shall go on where this process stands."""
    module = found_in("random", [MODULES])
    source = found_in("_inst", [module.__dict__]) if type(module) is types.ModuleType else None
    for base in mro_of_class(type(source)):
        if walked_name(base) == "_random.Random":
            space = dict_of_class(base)
            spare = instance_spaces(source)  # holds the second of two numbers made at once
            return space["setstate"], source, space["getstate"](source), spare, found_in("gauss_next", spare)
    return None


def become_copy(given, chance):
    """Makes this process one that heft talks with apart from the one it was copied from."""
    global home
    home = os.getpid()
    try:
        move_over(given, chance)
    except BaseException:
        os._exit(1)  # it must not answer in the other's place
    return {"process": home}


def move_over(given, chance):
    os.setpgid(0, 0)
    floor = channel.descriptor + 1
    given = [fcntl.fcntl(each, fcntl.F_DUPFD_CLOEXEC, floor) for each in given]
    os.dup2(given[0], channel.descriptor, False)
    channel.identity = os.fstat(channel.descriptor)[1:3]
    channel.pending = b""
    streams.move(given[2:])
    if probe is not None:
        probe.share(given[1])
    for descriptor in given:
        os.close(descriptor)
    if chance is not None:
        set_state, source, state, spare, second = chance
        set_state(source, state)
        if second is not UNKNOWN:
            spare[0]["gauss_next"] = second

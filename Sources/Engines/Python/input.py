# --- input: what the learner's code reads, from the person at the shell or from nobody ---


class Question:
    """Asks heft for a line that the person types, while code runs that they typed themselves.

    Elsewhere (in an experiment, a copy, a child, a thread, or where a script is read) there is nobody
    to ask, and the answer is the end of input.
    """

    def __init__(self):
        self.number = 0
        self.thread = get_ident()
        self.isAllowed = False
        self.wasRefused = False

    def allow(self, request):
        """Whether the code of this request may ask."""
        self.isAllowed = bool(request.get("asks"))
        self.wasRefused = False
        # Not around the usual hook: the debugger stops in whoever called it.
        hook, usual = sys.__dict__.get("breakpointhook"), interpreter.__breakpointhook__
        if hook is usual or hook is no_breakpoint:
            sys.breakpointhook = usual if self.isAllowed else no_breakpoint

    def canAsk(self, process=os.getpid):
        return self.isAllowed and process() == home and get_ident() == self.thread

    def ask(self, echo):
        """The line with its end, or an empty text at the end of input."""
        if not self.canAsk():
            self.wasRefused = True
            return ""
        streams.settle()
        self.number += 1
        event("input", question=self.number, echo=echo)
        while True:
            message = channel.receive()
            if message.get("question") == self.number:
                return message["answer"]


class StandardInput(io.TextIOBase):
    """`sys.stdin`: its lines are typed by the person while the code waits for them."""

    name = "<stdin>"
    mode = "r"
    encoding = "utf-8"
    errors = "strict"

    def __init__(self, nothing):
        self.buffer = nothing.buffer
        self.rest = ""
        self.ended = False

    def fileno(self):
        return self.buffer.fileno()

    def readable(self):
        return True

    def readline(self, size=-1):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not self.rest and not self.ended:
            self.rest = question.ask(True)
        count = len(self.rest) if size is None or size < 0 else size
        line, self.rest = self.rest[:count], self.rest[count:]
        return line

    def read(self, size=-1):
        if size is not None and size >= 0:
            return self.readline(size)
        lines = []
        while True:
            line = self.readline()
            if not line:
                return "".join(lines)
            lines.append(line)


class PasswordQuestions:
    """Finds the module `getpass` as ever, and gives it heft's way to ask without an echo.

    Its own way opens the terminal, which a worker does not have.
    """

    def find_spec(self, name, path=None, target=None):
        if name != "getpass" or self not in sys.meta_path:
            return None
        sys.meta_path.remove(self)
        for finder in sys.meta_path:
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                if spec.loader is not None and hasattr(spec.loader, "exec_module"):
                    spec.loader = PatchingLoader(spec.loader)
                return spec
        return None


class PatchingLoader:
    """Loads with another loader and then puts `getpass` in its place."""

    def __init__(self, loader):
        self.loader = loader

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        module.__loader__ = module.__spec__.loader = self.loader
        self.loader.exec_module(module)
        original = getattr(module, "unix_getpass", None)
        if original is not None and getattr(module, "getpass", None) is original:
            module.getpass = asking_getpass(original)


def asking_getpass(original):
    def getpass(prompt="Password: ", stream=None, *, echo_char=None):
        """Prompt for a password, with echo turned off."""
        stream = stream or sys.stderr
        stream.write(str(prompt))
        stream.flush()
        line = question.ask(False)
        if not line:
            raise EOFError("EOF when reading a line")
        return line[:-1] if line.endswith("\n") else line

    def either(prompt="Password: ", stream=None, **options):
        if question.canAsk() or not sys.stdin or isinstance(sys.stdin, StandardInput):
            return getpass(prompt, stream, **options)
        return original(prompt, stream, **options)  # the learner's own standard input

    either.__name__ = either.__qualname__ = "getpass"
    either.__doc__ = getpass.__doc__
    return either


def no_breakpoint(*arguments, **options):
    """Stands for the debugger where nobody can talk to it."""
    question.wasRefused = True
    raise EOFError("breakpoint() has nobody to talk to")

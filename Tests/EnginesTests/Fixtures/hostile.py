"""Classes that tell when anything of theirs runs: a line in the file that TOLD names.

Every hook that looking at an object could run is here: those of the object's class, of its class's
class, of a subclass of str that stands as a class's module, of `__sizeof__` in six forms, of keys of
the namespace, and of the collector.
"""

import gc
import os
import sys

told = os.open(TOLD, os.O_WRONLY | os.O_CREAT | os.O_APPEND)  # noqa: F821, defined before


def tell(what):
    os.write(told, (what + "\n").encode())


def hook(what, result=None):
    def method(*values, **more):
        tell(what)
        return result(*values) if callable(result) else result
    return method


HOOKS = """__len__ __bool__ __eq__ __ne__ __lt__ __hash__ __repr__ __str__ __iter__ __next__ __contains__
    __getattr__ __index__ __int__ __float__ __format__ __reduce_ex__ __copy__ __deepcopy__ __getstate__
    __dir__ __del__ __call__ __bytes__ __enter__ __exit__ __length_hint__ __getitem__ __add__ __get__
    __array__ __dataframe__ __class_getitem__ __fspath__ __await__""".split()


class Loud:
    __slots__ = ("items",)

    def __init__(self):
        object.__setattr__(self, "items", [2000 + i for i in range(100)])

    def __getattribute__(self, name):
        tell("__getattribute__ " + str(name))
        return object.__getattribute__(self, name)

    __class__ = property(hook("__class__", lambda self: list))
    __dict__ = property(hook("__dict__", lambda self: {}))
    __doc__ = property(hook("__doc__"))


for name in HOOKS:
    setattr(Loud, name, hook(name, {"__len__": lambda self: 7, "__hash__": lambda self: 1}.get(name)))


class Meta(type):
    for _name in """__name__ __module__ __mro__ __dict__ __bases__ __doc__ __flags__ __basicsize__
            __abstractmethods__""".split():
        locals()[_name] = property(hook("meta " + _name, lambda cls: 1 / 0))

    def __getattribute__(cls, name):
        tell("meta __getattribute__ " + name)
        return type.__getattribute__(cls, name)

    def mro(cls):
        tell("mro")
        return type.mro(cls)


for name in """__hash__ __eq__ __ne__ __bool__ __len__ __repr__ __str__ __iter__ __contains__ __getattr__
        __dir__ __instancecheck__ __subclasscheck__ __subclasses__ __sizeof__""".split():
    setattr(Meta, name, hook("meta " + name, {"__hash__": lambda cls: 5, "__len__": lambda cls: 3}.get(name)))


class Posh(Loud, metaclass=Meta):
    __slots__ = ()


class Text(str):
    pass


for name in """__str__ __repr__ __hash__ __eq__ __len__ __add__ __radd__ __mod__ __format__ __getitem__
        __iter__ encode startswith isidentifier""".split():
    setattr(Text, name, hook("text " + name, {"__hash__": lambda text: 3}.get(name)))
Moduled = type("Moduled", (Loud,), {"__slots__": ()})
type.__setattr__(Moduled, "__module__", Text("elsewhere"))
type.__setattr__(Moduled, "__qualname__", Text("Moduled"))


class Form:
    def __get__(self, value, kind):
        tell("__sizeof__ by a descriptor")
        return lambda: 1


class Callable:
    def __call__(self):
        tell("__sizeof__ by a callable object")
        return 1


sized = [
    type("Sized", (), {"__slots__": (), "__sizeof__": form})() for form in (
        hook("__sizeof__", lambda self: 1), staticmethod(hook("static __sizeof__", lambda: 1)),
        classmethod(hook("class __sizeof__", lambda cls: 1)),
        property(hook("property __sizeof__", lambda self: lambda: 1)), Form(), Callable())]


class Popping(list):
    __sizeof__ = list.pop  # written in C, and no size


class Clearing(dict):
    __sizeof__ = dict.clear
    __len__ = dict.popitem


class Listed(list):
    pass


class Mapped(dict):
    pass


class Numbered(int):
    pass


for kind in (Listed, Mapped, Numbered):
    for name in HOOKS:
        if hasattr(kind, name):
            setattr(kind, name, hook(kind.__name__ + " " + name))


class Error(Exception):
    __str__ = __repr__ = hook("error __str__")
    args = property(hook("error args"))
    __traceback__ = property(hook("error __traceback__"))


class Key(Text):
    __hash__ = lambda self: hash("loud")  # noqa: E731


loud, posh, moduled = Loud(), Posh(), Moduled()
popping, clearing = Popping([1000, 2000, 3000]), Clearing(a=1000)
listed, mapped, numbered, error = Listed([5000]), Mapped(k=6000), Numbered(70000), Error()
many = [Loud() for _ in range(50)] + [Posh(), Moduled()] + sized
keyed = {"k": Loud(), 5: Posh()}
cycle = [Loud()]
cycle.append(cycle)
spare = [number * 1000 for number in range(1000)]
gc.callbacks.append(hook("a callback of the collector"))
globals()[5] = 6
dict.__setitem__(globals(), Key("loud2"), 7)
os.truncate(TOLD, 0)  # noqa: F821

"""The figures that docs/probe.md and docs/method.md state of the probe: one function a promise, as in behaviour.py."""

import collections
import ctypes
import gc
import io
import mmap
import os
import subprocess
import sys

import _heft

from behaviour import SPARE, bare_environment, equal, traced_and_own

libc = ctypes.CDLL(None, use_errno=True)
size_t, pointer = ctypes.c_size_t, ctypes.c_void_p
for name in "malloc", "realloc", "pvalloc", "popen":
    getattr(libc, name).restype = pointer
libc.free.argtypes = libc.pclose.argtypes = [pointer]
libc.realloc.argtypes = [pointer, size_t]


def children_by_popen_are_counted():
    before = _heft.counters()[7]
    equal(libc.pclose(libc.popen(b"true", b"r")), 0)
    equal(_heft.counters()[7] - before, 1)
    os.waitpid(os.posix_spawnp("true", ["true"], os.environ), 0)
    equal(_heft.counters()[7] - before, 2)


def pages_are_whole():
    """What glibc's manual says of pvalloc: the size is rounded up to a multiple of the page size."""
    before = _heft.counters()[1]
    block = libc.pvalloc(size_t(100))
    equal(_heft.counters()[1] - before, mmap.PAGESIZE)
    libc.free(block)
    equal(_heft.counters()[1], before)


def resizing_hands_out_a_new_block():
    block = libc.malloc(size_t(1000))
    before = _heft.counters()
    block = libc.realloc(block, 3000)
    after = _heft.counters()
    libc.free(block)
    equal((after[1] - before[1], after[4] - before[4], after[6] - before[6]), (2000, 3000, 1))


def peak_is_never_below_what_is_out():
    held = [None] * 2000
    for place in range(2000):
        _heft.reset_peak()
        held[place] = bytearray(1000 + place)
        now = _heft.counters()
        assert now[2] >= now[0] + now[1], now
        if place % 500 == 0:
            block = libc.malloc(size_t(5_000_000))
            now = _heft.counters()
            assert now[2] >= now[0] + now[1], now
            libc.free(block)


def peak_is_the_highest_sum_of_both_kinds():
    """What was handed out and came back before counts no more, and what is out of the other kind does."""
    for _ in range(8):
        libc.free(libc.malloc(size_t(1_000_000)))
    held = bytearray(300_000)
    _heft.reset_peak()
    before = _heft.counters()
    libc.free(libc.malloc(size_t(1_000_000)))
    # A few small objects come and go with the call.
    surplus = _heft.counters()[2] - (before[0] + before[1] + 1_000_000)
    assert 0 <= surplus < 5000, (surplus, len(held))


def a_page_is_needed_to_share():
    """Less than a page behind the descriptor: the counts are private, and nothing is written there."""
    with open("/proc/self/maps") as maps:
        probe = next(line.split()[-1] for line in maps if "heftprobe" in line)
    for size, is_shared in (mmap.PAGESIZE, True), (mmap.PAGESIZE - 1, False), (0, False):
        page = os.memfd_create("page")
        os.truncate(page, size)
        environment = bare_environment(LD_PRELOAD=probe, HEFT_COUNTERS_FD=str(page))
        done = subprocess.run([sys.executable, "-c", "bytearray(5000)"], env=environment, pass_fds=[page])
        equal(done.returncode, 0)
        equal((size, os.pread(page, 4, 0) == b"tfeh"), (size, is_shared))
        os.close(page)


def allocators_round_as_they_do_without_the_probe():
    def rounded(sizes):
        """What glibc's malloc takes in a process of its own, the eight bytes of the size included."""
        code = (
            "import ctypes, sys\nlibc = ctypes.CDLL(None)\nlibc.malloc.restype = ctypes.c_void_p\n"
            "libc.malloc_usable_size.argtypes = [ctypes.c_void_p]\n"
            "libc.malloc_usable_size.restype = ctypes.c_size_t\n"
            # A block that was freed before may have a little more: of many the least is what a request takes.
            "for size in sys.argv[1:]:\n"
            "    taken = [libc.malloc_usable_size(libc.malloc(ctypes.c_size_t(int(size)))) for _ in range(100)]\n"
            "    print(min(taken) + 8)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code] + [str(size) for size in sizes], env=bare_environment(), capture_output=True,
            check=True)
        return [int(line) for line in done.stdout.split()]

    large, met = [], set()
    for count in list(range(1, 90)) + [1000, 1001, 2000, 5000, 5001, 9999]:
        for title, base, size, allocator, taken, parts in _heft.layout([None] * count)["blocks"]:
            met.add(allocator)
            if allocator == "pymalloc":
                # Objects/obmalloc.c: ALIGNMENT is 16, SMALL_REQUEST_THRESHOLD 512.
                assert size <= 512, (size, allocator)
                equal((size, taken), (size, -(-size // 16) * 16))
            else:
                assert size > 512, (size, allocator)
                large.append((size, taken))
    equal(met, {"pymalloc", "malloc"})
    equal([taken for size, taken in large], rounded([size for size, taken in large]))
    # A block that is mapped by itself takes whole pages, sixteen bytes in front included: also where the
    # block alone just fits into them.
    for length in 50_000_000, 12_208 * mmap.PAGESIZE - 33 - 8:
        title, base, size, allocator, taken, parts = _heft.layout(bytes(length))["blocks"][0]
        equal((size, taken), (length + 33, -(-(length + 33 + 16) // mmap.PAGESIZE) * mmap.PAGESIZE))


def pointers_before_an_instance():
    """Weak references to instances with slots lie before them since 3.12."""

    class Referable:
        __slots__ = "value", "__weakref__"

    def build():
        instances = [Referable() for _ in range(300)]
        for number, instance in enumerate(instances):
            instance.value = number * 1000.5
        return instances

    freed, own, notes = traced_and_own(build)
    assert abs(own - freed) <= SPARE, (own, freed, notes)
    assert own > 300 * (24 + 40 + 8), own


def texts_in_memory_keep_more_than_their_buffer():
    """The decoder and the ends of lines, each beside a buffer of wide characters."""
    for options in {"newline": None}, {"newline": "\r\n"}, {"newline": "\r"}, {"newline": ""}:
        streams = lambda: [io.StringIO("text\n" * 50, **options) for _ in range(100)]  # noqa: E731
        freed, own, notes = traced_and_own(streams)
        assert abs(own - freed) <= SPARE, (options, own, freed, notes)
    types = [row[0] for row in _heft.walk(io.StringIO("", newline=None))["by_type"]]
    assert "_io.IncrementalNewlineDecoder" in types, types


# ---------------------------------------------------------------------------- where the bytes are


def nested(count):
    """A tuple in a tuple and so on, with a number at the end that no other is."""
    value = (1000.5 * len(sys.argv),)
    for _ in range(count - 1):
        value = (value,)
    return value


def copies(*values):
    return _heft.where(list(values))["duplicates"][0]


def tuples_are_compared_three_deep_and_1024_wide():
    # Each tuple and the number at the end are stored twice.
    equal([copies(nested(depth), nested(depth)) for depth in (1, 2, 3)], [2, 3, 4])
    # The fourth from the inside is not compared, what it leads to is.
    equal([copies(nested(depth), nested(depth)) for depth in (4, 5)], [4, 4])
    shared = [number * 1000.5 for number in range(1025)]
    equal(copies(tuple(shared[:1024]), tuple(shared[:1024])), 1)
    equal(copies(tuple(shared), tuple(shared)), 0)


def members(root):
    return _heft.where(root)["members"]


def five_members_of_a_hundredth_are_told_of():
    def holding(*sizes):
        return [bytes(bytearray(size)) for size in sizes]

    found = members(holding(*[10_000 + number for number in range(8)]))
    equal([row[5] for row in found[1:]], [10_007 + 33 - number for number in range(5)])
    # Of some 100,000 bytes one has the most, one a little more than a hundredth, one less.
    found = members(holding(95_000, 1_200, 900))
    equal([row[5] for row in found[1:]], [95_033, 1_233])
    found = members(holding(*[500] * 300))
    equal(len(found), 2)  # none has a hundredth; the largest is told of in any case


def six_holders_are_looked_into():
    chain = [bytes(bytearray(100_000))]
    for _ in range(9):
        chain = [chain]
    found = members(chain)
    equal(sum(row[6] is not None for row in found), 6)


def holders_of_a_tenth_are_looked_into():
    def rows(share):
        inner = [bytes(bytearray(share * 1000 // 2)) for _ in range(2)]
        outer = [inner, bytes(bytearray(100_000 - share * 1000))]
        return [row for row in members(outer) if row[0] == 0 and row[4] == "list"]

    equal([row[6] for row in rows(11)], [2])
    equal([row[6] for row in rows(9)], [None])


def looking_takes_little_memory():
    numbers = [number * 1000 for number in range(1, 1_000_001)]
    walked = _heft.walk(numbers, roots_extra_refs=2)
    assert walked["walk_bytes"] <= 0.002 * walked["deep"], walked
    # 11 bytes for each value in the table, 8 for each member: with the rest, less than 20 a number.
    found = _heft.where(numbers)
    equal(found["stopped"], None)
    assert found["where_bytes"] <= 20 * len(numbers), found["where_bytes"]


def the_distances_are_zero_to_seven_and_beyond():
    chain = bytes(bytearray(1000))
    for _ in range(12):
        chain = [chain]
    found = _heft.where(chain)
    equal([objects for objects, size in found["by_depth"]], [1] * 8 + [5])
    equal(found["deepest"], 12)


def frames_of_old_versions_stay():
    """Until 3.10 the frame of a generator stays with its code, and is not own."""
    if sys.version_info >= (3, 11):
        return

    def numbers(count):
        held = [number * 1000.5 for number in range(count)]
        yield held

    def build():
        generator = numbers(100)
        next(generator)
        return generator

    freed, own, notes = traced_and_own(build)
    assert own <= freed + SPARE, (own, freed, notes)
    frame = sys.getsizeof(build().gi_frame)
    deep = _heft.walk(build(), roots_extra_refs=1)
    assert deep["deep"] - deep["own"] >= frame - 100, (deep, frame)


if __name__ == "__main__":
    globals()[sys.argv[1]]()

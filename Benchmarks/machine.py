"""What is said of the machine: no names, no paths, only what a figure depends on."""

import importlib.metadata
import os
import platform
import subprocess
import sysconfig

from benchmark import HEFT, ROOT

PEERS = ["guppy3", "Pympler", "objsize", "memray", "memory_profiler", "pyperf", "ipython", "numpy", "pandas"]


def field(path, name, separator=":"):
    """The value of a `name: value` line of a file, or None."""
    try:
        with open(path) as file:
            for line in file:
                key, _, value = line.partition(separator)
                if key.strip() == name:
                    return value.strip().strip('"')
    except OSError:
        pass
    return None


def output(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def governor():
    try:
        with open("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor") as file:
            return file.read().strip()
    except OSError:
        return None


def interpreter():
    arguments = sysconfig.get_config_var("CONFIG_ARGS") or ""
    build = [name for flag, name in (("--enable-optimizations", "PGO"), ("--with-lto", "LTO")) if flag in arguments]
    built = ", ".join(build) if build else "neither PGO nor LTO"
    return f"{platform.python_implementation()} {platform.python_version()} ({platform.python_compiler()}, {built})"


def versions():
    found = []
    for name in PEERS:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            pass
    return ", ".join(found)


def heft(path=HEFT):
    version = output(path, "--version") or "unknown version"
    commit = output("git", "rev-parse", "--short", "HEAD")
    if commit and output("git", "status", "--porcelain", "--", "Sources", "Package.swift"):
        commit += ", with changes"
    return f"{version} (commit {commit})" if commit else version


def describe():
    """Pairs of what and how it is here."""
    memory = int((field("/proc/meminfo", "MemTotal") or "0 kB").split()[0]) / 1024**2
    flags = field("/proc/cpuinfo", "flags") or ""
    virtual = ", in a virtual machine" if "hypervisor" in flags.split() else ""
    return [
        ["processor", f"{field('/proc/cpuinfo', 'model name') or platform.machine()}, "
                      f"{len(os.sched_getaffinity(0))} cores{virtual}"],
        ["frequency governor", governor() or "not known"],
        ["memory", f"{memory:.1f} GiB"],
        ["system", f"{field('/etc/os-release', 'PRETTY_NAME', '=') or platform.system()}, "
                   f"kernel {platform.release()}, {platform.machine()}"],
        ["Python", interpreter()],
        ["peers", versions()],
        ["heft", heft()],
    ]


def load():
    """The number of running processes, averaged over the last minute."""
    return os.getloadavg()[0]

"""Code in a session that writes on heft's own channel: before each message of the harness, a changed one.

`import forger; forger.start(seed, log, bystander)` does that in the process in which it runs. heft may believe what it reads,
since code can do this; it must not crash, hang, or signal what is not the worker's. `log` gets each changed message
before it is sent; `bystander` is a process that has nothing to do with heft.
"""

import gc
import json
import os
import random

import mutation

#: Which process is named where a message would have one: none of these may be signalled.
FOREIGN = (0, 1, -1, os.getppid())


def forged(message, source):
    """A changed message; most often it still answers the same request."""
    text = mutation.write(mutation.mutated(message, source))
    if source.random() < 0.1:
        data = mutation.mutated_bytes(text.encode("utf-8", "replace"), source)
        return data.replace(b"\n", b" ")
    return text.encode("utf-8", "replace").replace(b"\n", b" ")


def start(seed, log, bystander=1):
    for channel in gc.get_objects():
        if type(channel).__name__ == "Channel" and hasattr(channel, "descriptor"):
            forge(channel, seed, log, bystander)
            return
    raise RuntimeError("there is no channel to write on")


def forge(channel, seed, log, bystander):
    real, source = channel.send, random.Random(f"{seed} {os.environ.get('PYTHONHASHSEED')}")
    events = [{"event": "trace", "part": "build", "live": 1000}]

    def send(message, *rest, **options):
        # Of answers to one request only the first counts; of events each does.
        if "event" in message:
            events[9:] = [message]
        same = {"id": message["id"]} if "id" in message else {}
        texts = [forged(dict(event, **same), source) for event in source.choices(events, k=6)]
        texts.append(forged(message, source))
        if source.random() < 0.05:
            process = source.choice(FOREIGN + (bystander,))
            texts.append(json.dumps({"event": "fork", "process": process, "id": message.get("id")}).encode())
        with open(log, "ab") as file:
            file.writelines(text + b"\n" for text in texts)
        for text in texts:
            os.write(channel.descriptor, text + b"\n")
        real(message, *rest, **options)

    channel.send = send

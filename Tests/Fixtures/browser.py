"""Opens pages in headless Chromium and says what is wrong with them, as one JSON document.

    browser.py PAGE [--widths 360 1440] [--screenshots FOLDER]

For each width it gives what stands on the console, which elements are wider than the screen, and the
text that is shown; with --screenshots, pictures of the page in light, dark and print as well.
It speaks the DevTools protocol; websocket-client is all it needs of PyPI.
"""

import argparse
import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

import websocket

# What reaches over the right edge and is not within something that scrolls.
OVERFLOWING = """(() => {
  const wide = [];
  const edge = document.documentElement.clientWidth;
  for (const element of document.querySelectorAll('body *')) {
    let box = element.getBoundingClientRect();
    let inner = false;
    for (let up = element.parentElement; up; up = up.parentElement)
      if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX)) inner = true;
    if (!inner && box.width > 0 && box.right > edge + 0.5)
      wide.push(element.tagName + '.' + element.getAttribute('class') + ' ' + box.right);
  }
  if (document.documentElement.scrollWidth > edge) wide.push('the page: ' + document.documentElement.scrollWidth);
  return wide;
})()"""
COUNTS = """(() => { const counts = {};
  for (const element of document.querySelectorAll('*')) {
    counts[element.localName] = (counts[element.localName] || 0) + 1;
    for (const a of element.attributes)
      if (a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value)) counts['!' + a.name] = 1;
  }
  return counts; })()"""


class Page:
    """One tab."""

    def __init__(self, port):
        self.number, self.events = 0, []
        request = urllib.request.Request(f"http://127.0.0.1:{port}/json/new?about:blank", method="PUT")
        with urllib.request.urlopen(request, timeout=20) as answer:
            address = json.load(answer)["webSocketDebuggerUrl"]
        self.socket = websocket.create_connection(address, timeout=60, suppress_origin=True)
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]
            self.events.append(message)

    def value(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(str(result["exceptionDetails"]))
        return result["result"].get("value")

    def open(self, address):
        self.events.clear()
        self.call("Page.navigate", url=address)
        while self.value("document.readyState") != "complete":
            time.sleep(0.05)
        # What is logged late is still seen.
        time.sleep(0.3)
        self.value("0")

    def console(self):
        """What was logged, refused or thrown, and what was asked of the network."""
        found = []
        for event in self.events:
            method, content = event["method"], event["params"]
            if method == "Log.entryAdded":
                found.append(content["entry"]["text"])
            elif method == "Runtime.consoleAPICalled":
                found.append(str([argument.get("value") for argument in content["args"]]))
            elif method == "Runtime.exceptionThrown":
                found.append(content["exceptionDetails"]["text"])
            elif method == "Page.javascriptDialogOpening":
                found.append("dialog: " + content["message"])
            elif method == "Network.requestWillBeSent":
                address = content["request"]["url"]
                if not address.startswith(("file:", "data:", "about:")):
                    found.append("request: " + address)
        return found

    def screen(self, width, height=900, dark=False, media=""):
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 600,
        )
        self.call(
            "Emulation.setEmulatedMedia", media=media,
            features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}],
        )

    def picture(self, path):
        data = self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))


def chromium(folder):
    """Starts a browser; gives its process and the port that it listens on."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        sys.exit("there is no chromium here")
    process = subprocess.Popen(
        [
            program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-dev-shm-usage", "--hide-scrollbars",
            "--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank",
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )
    chosen = os.path.join(folder, "DevToolsActivePort")
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        if os.path.exists(chosen):
            with open(chosen) as file:
                lines = file.read().split()
            if lines:
                return process, int(lines[0])
        time.sleep(0.1)
    process.kill()
    sys.exit("chromium did not start")


def look(page, address, options):
    widths = {}
    for width in options.widths:
        page.screen(width)
        page.open(address)
        widths[width] = {"console": page.console(), "overflowing": page.value(OVERFLOWING)}
        if options.screenshots:
            for name, dark, media in (("light", False, ""), ("dark", True, ""), ("print", False, "print")):
                page.screen(width, dark=dark, media=media)
                page.picture(os.path.join(options.screenshots, f"{width}-{name}.png"))
    return {
        "widths": widths,
        "text": page.value("document.body.innerText"),
        "elements": page.value(COUNTS),
        "title": page.value("document.title"),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("page")
    parser.add_argument("--widths", type=int, nargs="+", default=[360, 1440])
    parser.add_argument("--screenshots")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        process, port = chromium(folder)
        try:
            print(json.dumps(look(Page(port), "file://" + os.path.abspath(options.page), options)))
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


if __name__ == "__main__":
    main()

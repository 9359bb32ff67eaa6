"""Prints what this interpreter's own prompt does with texts: `[text, runs it now]` as JSON, one a line.

The texts are beginnings of statements of the standard library, chosen by a seed, and hard cases.
Arguments: the seed, and how many beginnings.
"""
import ast
import codeop
import json
import pathlib
import random
import sys
import sysconfig
import warnings

HARD = [
    "@cache", "@cache\ndef f(): return 1", "@a\n@b", "@a\nclass B:", "@a(\n", "x = '''a", "'''a''' '''b",
    "if x:\n    y\nelse:", "if x:\n    y\nelse: z", "for i in x:\n  y\nelse:\n  z", "if x:\n  y\nelif z:",
    "try: x", "try:\n  x", "try:\n  x\nexcept E: pass", "try:\n  x\nfinally:\n  y", "try:\n  x\nexcept:\n  y\nelse:",
    "while True:\n    try:\n        x\n    except E:\n        break", "def f():\n    try:\n        x\n    finally:",
    "else:", "except:", "finally: x", "  x = 1", "def f():\nx", "def f():\n  x\n y", "if x:\n\ty",
    "x = 1 + \\", "x = 1 + \\\n", "x = 1 \\\n + 2", "import a, \\", "'abc", "'abc\\", "'abc\\\ndef'",
    "(", "(\n\n", "[1,\n  # c\n", "f(a, # (c\n)", "print('a'))", "x = {**a, 'b': [", "d = {1: lambda: (",
    "async def f():", "async def f():\n await x", "async with x:", "if x: y", "for i in x: pass", "while 1: break",
    "class A: pass", "with a as b: c", "def f(): # c", "def f(\n a,\n b): pass", "def f(x, /, y, *, z): ...",
    "# c", "# c\n", "# c\nx = 1", "if x:\n    # c", "if x:\n    # c\n", "if x:\n    pass\n# c", "if x:\n    pass\n    # c",
    "if x:\n  pass\n\n", "x = 1; y = 2", "if x: a; b", "lambda: (", "b'''", "rb'''\\", "r'\\'", "r'''\\'''", "fR'''{",
    "def f():\n  '''doc\n", "def f():\n  '''doc'''", "class A:\n    x = 1\n\n    y = 2", "match = 1", "match(x)", "match x",
    "f'{x}'", "f'{{a'", "f'{a:{b}}'", "f'{a!r:>{w}}'", "f'{x:%H:%M}'", "f'{(x'", "f'{x}}'", "f'{{{x}}}'", "f'{a'",
    "x = f'a{b}c' 'd", "f'''{a\n}'''", "x = [i for i in y\n if z", "é = 1", "日本 = [", "x = '日", "$", "x = $", "0x", "1e",
]
FROM_3_10 = ["match x:", "match x:\n  case 1:", "match x:\n  case 1: pass", "match x:\n case [1, *_]:\n  pass"]
FROM_3_12 = ["f'{x['a']}'", "f'{x['a'", "f\"{f\"{x}\"}\"", "f'{'\\n'.join(x)}'", "f'{a\n}'", "f'{x # c\n}'", "f'''{'''a'''}'''"]


def runs(text):
    try:
        return codeop.compile_command(text, "<input>", "single") is not None
    except (SyntaxError, ValueError, OverflowError) as error:
        # 3.12 takes an f-string that goes on for one that is wrong; 3.13 has that mended.
        return "unterminated triple-quoted f-string" not in str(error)


def statements(path):
    source = path.read_text(encoding="utf-8")
    lines = source.split("\n")
    for node in ast.parse(source).body:
        first = min([node.lineno] + [decorator.lineno for decorator in getattr(node, "decorator_list", [])])
        if node.end_lineno - first < 200:
            yield lines[first - 1:node.end_lineno]


def beginnings(seed, count):
    chance = random.Random(seed)
    folder = pathlib.Path(sysconfig.get_path("stdlib"))
    files = sorted(folder.glob("*.py")) + sorted(folder.glob("asyncio/*.py"))
    known = [lines for path in chance.sample(files, 12) for lines in statements(path)]
    found = set()
    while len(found) < count:
        lines = chance.choice(known)
        found.add("\n".join(lines))
        found.add("\n".join(lines[:chance.randrange(len(lines)) + 1]))
    return sorted(found)


def main():
    warnings.simplefilter("ignore")
    hard = HARD
    hard += FROM_3_10 if sys.version_info >= (3, 10) else []
    hard += FROM_3_12 if sys.version_info >= (3, 12) else []
    for text in hard + beginnings(sys.argv[1], int(sys.argv[2])):
        for text in (text, text + "\n"):
            print(json.dumps([text, runs(text)]))


main()

import Console
import Testing

@Suite struct PythonBlocksTests {
  @Test(arguments: [
    ("x = 1", Completeness.complete), ("", .complete), ("# only a remark", .complete),
    ("f(1,", .incomplete), ("f(1,\n  2)", .complete), ("x = '''a", .incomplete),
    ("x = '''a\nb'''", .complete), ("x = 1 + \\", .incomplete), ("x = 1 + \\\n  2", .complete),
    ("def f():", .incomplete), ("def f():  # remark", .incomplete),
    ("def f(): return 1", .extensible),
    ("def f():\n    return 1", .extensible), ("def f():\n    return 1\n", .extensible),
    ("if x:\n    y\nelse:", .incomplete), ("if x:\n    y\nelse:\n    z", .extensible),
    ("for x in y:\n    if x:", .incomplete), ("@cache", .incomplete),
    ("@cache\ndef f(): return 1", .extensible), ("try:\n    x", .incomplete),
    ("try:\n    x\nexcept E:\n    y", .extensible), ("for x in y:\n    z\nprint(x)", .complete),
    ("x = [1:2", .incomplete), ("x = {'a': 1}", .complete), ("x = )", .complete),
    ("s = 'open", .complete), ("d = {\n  'a': [1,\n", .incomplete), ("lambda: 1", .complete),
    ("f'{x}'", .complete), ("x = \"\"\"a'''", .incomplete), ("class A:\n    x: int", .extensible),
    ("def f():\n    try:\n        x\n", .incomplete), ("f'{x['a']}'", .complete),
    ("f'{x['a'", .incomplete), ("f'{a'", .complete), ("x = 1 + \\\n", .complete),
    ("else:", .complete), ("def f():\n  x\n y", .complete),
    ("match x:\n    case 1:", .incomplete), ("match x:\n    case 1:\n        y", .extensible),
  ])
  func completeness(text: String, expected: Completeness) {
    #expect(PythonBlocks.completeness(of: text) == expected)
  }

  @Test(arguments: [
    ("x = 1", ""), ("def f():", "    "), ("def f():\n    x = 1", "    "),
    ("def f():\n    return 1", ""), ("for x in y:\n    if x:\n        break", "    "),
    ("f(", "    "), ("f(\n    1,", "    "), ("x = [\n    {", "        "), ("f(1,\n  2)", ""),
    ("def f():\n    g(1,\n      2)", "    "), ("x = '''\n  a", "  "),
    ("class A:\n\tx = 1\n\tdef f():", "\t\t"),
    ("x = {'a': 1}", ""), ("def f():\n    pass\n", ""),
  ])
  func indent(text: String, expected: String) {
    #expect(PythonBlocks.indent(after: text) == expected)
  }

  @Test(arguments: [
    ("    x", true), ("\tx", true), ("else:", true), ("except E:", true), ("elif x:", true),
    ("elsewhere = 1", false), ("size x", false), ("", false),
  ])
  func lineOfTheSameBlock(line: String, expected: Bool) {
    #expect(PythonBlocks.continues(withLine: line) == expected)
  }

  @Test(arguments: [
    "x = 1", "def f(a, *, b=0x1F) -> int:\n\treturn a.b[1:2]  # é 日", "s = rb'\\'' + f\"{x!r}\"",
    "'''open\n", "1e-5 + .5j + 1_000", "\\\n x \\", "\u{1F469}\u{200D}\u{1F467} = '👩‍👧'", "a\r\nb",
    "💥 ` $ ?",
  ])
  func tokensAndColoursHoldEveryCharacter(text: String) {
    let scanner = PythonScanner(text)
    var end = 0
    for token in scanner.tokens {
      #expect(token.range.lowerBound == end)
      end = token.range.upperBound
    }
    #expect(end == text.utf8.count)
    let spans = PythonHighlighter(commands: ["size"]).highlight(text)
    #expect(spans.map(\.text).joined() == text)
  }

  @Test func colours() {
    let highlighter = PythonHighlighter(commands: ["size"])
    #expect(
      highlighter.highlight("size len('a')") == [
        Span("size", .command), Span(" "), Span("len", .builtin), Span("(", .symbol),
        Span("'a'", .string), Span(")", .symbol),
      ])
    let code = highlighter.highlight("def size(): return x.len + 1e-5 # no")
    #expect(code.contains(Span("size", .definition)))
    #expect(code.contains(Span("1e-5", .number)))
    #expect(code.contains(Span("# no", .comment)))
    #expect(!code.contains(Span("len", .builtin)))
  }
}

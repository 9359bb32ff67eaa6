import Console
import Testing

@Suite struct SwiftBlocksTests {
  @Test(arguments: [
    "let x = 1", "struct S {\n  var a: Int\n}", "print(\"{ \\(f(\"(\")) \")", "// {", "/* { */",
    "let s = \"\"\"\n  {\n  \"\"\"", "#\"(\"#", "let c: Character = \"\\\"\"", "}", "a < b", "x!",
    "t?",
    "let r = 0..<5", "xs.map { $0 }",
  ])
  func wholeEntriesEnd(text: String) {
    #expect(SwiftBlocks.completeness(of: text) == .complete)
  }

  @Test(arguments: [
    "struct S {", "f(", "[1,", "let x =", "a +", "/* {", "let s = \"\"\"\nopen", "x ??",
    "func f() ->", "if x {\n  y()\n} else {", "/* /* */",
  ])
  func openEntriesGoOn(text: String) {
    #expect(SwiftBlocks.completeness(of: text) == .incomplete)
  }

  @Test func linesAfterBracketsAreIndented() {
    #expect(SwiftBlocks.indent(after: "struct S {") == "  ")
    #expect(SwiftBlocks.indent(after: "struct S {\n  var a = 1") == "  ")
    #expect(SwiftBlocks.indent(after: "f() { (a) in\n  g(") == "    ")
    #expect(SwiftBlocks.indent(after: "let x = 1") == "")
    #expect(SwiftBlocks.indent(after: "if a {\n  b()\n} else {") == "  ")
    #expect(SwiftBlocks.indent(after: "f {\n  g {\n    h()\n  }") == "  ")
  }

  @Test(arguments: [
    ("struct S {\n  }", "struct S {\n}"),
    ("f {\n  g {\n    h()\n    }", "f {\n  g {\n    h()\n  }"),
    ("if a {\n  b()\n  } else {", "if a {\n  b()\n} else {"), ("[\n  1,\n  ]", "[\n  1,\n]"),
    // Indented by hand, at its place already, of one line, within a text.
    ("f {\n    }", "f {\n    }"), ("f {\n}", "f {\n}"), ("  }", "  }"),
    ("let t = \"\"\"\n  }", "let t = \"\"\"\n  }"),
  ])
  func linesThatCloseABracketStandUnderItsLine(text: String, moved: String) {
    #expect(SwiftBlocks.outdented(text) == moved)
  }

  @Test func colouringKeepsEveryCharacter() {
    let code =
      "/// é\nlet s: String = \"a\\(n + 1)b\" /* x */ + #\"raw\"#; `class`.f(0x1F, 1.5, 0..<3)"
    let spans = SwiftHighlighter(commands: ["size"]).highlight(code)
    #expect(spans.map(\.text).joined() == code)
    #expect(spans.contains { $0.style == .keyword && $0.text == "let" })
    #expect(spans.contains { $0.style == .builtin && $0.text == "String" })
    #expect(spans.contains { $0.style == .string && $0.text == "\"a\\(n + 1)b\"" })
    #expect(spans.first?.style == .comment)
    #expect(SwiftHighlighter(commands: ["size"]).highlight("size f").first?.style == .command)
  }

  @Test func anEntryThatSwitchesChangesWhatFollows() {
    var language = EntryLanguage(isSwift: false)
    #expect(language.completeness(of: "struct S {") == .incomplete)
    #expect(language.completeness(of: "def f():") == .incomplete)
    language = language.after("engine swift")
    #expect(language.isSwift)
    #expect(language.completeness(of: "let f = x ??") == .incomplete)
    #expect(language.completeness(of: "size [1,") == .complete)
    #expect(language.after("engine").isSwift)
    #expect(!language.after("engine 3.12").isSwift)
  }
}

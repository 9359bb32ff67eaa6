import Reporting
import Testing

struct CodeHighlighterTests {
  private static let python = #"""
    @cache
    def area(width, height=2.5):  # "in" metres
        """The area,
        of width * height."""
        text = f'{width}\' by {height}' + r"\d" + b'x'
        return max(1_000, width) if width is not None else obj.list
    """#
  private static let swift = #"""
    /* one /* within */ */ struct Point { var x = 1.5, name = #"a "b" c"# }
    func area() -> Int { print("a \" b"); return 0x1F } // if
    """#

  private func words(_ kind: CodeToken.Kind, _ code: String, _ language: String) -> [String] {
    CodeHighlighter.tokens(of: code, language: language).filter { $0.kind == kind }
      .map { String($0.text) }
  }

  @Test func whatPythonIsMadeOfIsTold() {
    #expect(words(.definition, Self.python, "python") == ["@cache", "area"])
    #expect(
      words(.keyword, Self.python, "python")
        == ["def", "return", "if", "is", "not", "else"])
    #expect(words(.comment, Self.python, "python") == ["# \"in\" metres"])
    #expect(
      words(.string, Self.python, "python") == [
        "\"\"\"The area,\n    of width * height.\"\"\"", #"f'{width}\' by {height}'"#, #"r"\d""#,
        "b'x'",
      ])
    #expect(words(.number, Self.python, "python") == ["2.5", "1_000"])
    // A member of the same name is not the builtin.
    #expect(words(.builtin, Self.python, "python") == ["max", "None"])
  }

  @Test func whatSwiftIsMadeOfIsTold() {
    #expect(words(.comment, Self.swift, "swift") == ["/* one /* within */ */", "// if"])
    #expect(words(.definition, Self.swift, "swift") == ["Point", "area"])
    #expect(words(.string, Self.swift, "swift") == [##"#"a "b" c"#"##, #""a \" b""#])
    #expect(words(.number, Self.swift, "swift") == ["1.5", "0x1F"])
  }

  @Test func theStretchesAreTheCodeWhateverItIs() {
    let broken = [
      "", "'", "\"\"\"", "r'", "f", "#", "@", "\\", "'\\", "\"\"\"a\"\"", "/*", "/* /* */", "#\"",
      "#\"\"", "1e", "x = '\n'", "é'漢'\u{301}", "\r\n'\r\n", "0x", "@ a", "\t\u{0}", "'''\\",
    ]
    for whole in [Self.python, Self.swift] + broken {
      for language in ["python", "swift", "text", ""] {
        for length in [whole.count, whole.count / 2, whole.count * 2 / 3] {
          let code = String(whole.prefix(length))
          let tokens = CodeHighlighter.tokens(of: code, language: language)
          #expect(tokens.map { String($0.text) }.joined() == code)
        }
      }
    }
  }
}

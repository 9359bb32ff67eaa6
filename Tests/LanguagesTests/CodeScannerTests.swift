import Languages
import Testing

@Suite struct CodeScannerTests {
  @Test func theWordSplitsOnlyOutsideOfStringsAndBrackets() {
    #expect(CodeScanner("a vs b vs c").split(at: "vs") == ["a", "b", "c"])
    #expect(
      CodeScanner("[a for a in 'x vs y'] vs f(\"it\\\" vs\")").split(at: "vs") == [
        "[a for a in 'x vs y']", "f(\"it\\\" vs\")",
      ])
    #expect(CodeScanner("(a vs b)").split(at: "vs") == ["(a vs b)"])
    #expect(CodeScanner("avs vsb").split(at: "vs") == ["avs vsb"])
    #expect(CodeScanner("'''a ' vs''' vs b").split(at: "vs") == ["'''a ' vs'''", "b"])
  }

  @Test func optionsEndTheCode() {
    let (code, options) = CodeScanner("f(n) vs g(n) --use sum(it) --n 10")
      .options(named: ["use", "n"])
    #expect(code == "f(n) vs g(n)")
    #expect(options.map(\.0) == ["use", "n"])
    #expect(options.map(\.1) == ["sum(it)", "10"])
  }

  @Test func twoMinusSignsThatAreArithmeticStayInTheCode() {
    let (code, options) = CodeScanner("x --n - y['--use']").options(named: ["use"])
    #expect(code == "x --n - y['--use']")
    #expect(options.isEmpty)
  }

  @Test func anUnclosedStringTakesTheRest() {
    #expect(CodeScanner("'a vs b").split(at: "vs") == ["'a vs b"])
  }

  @Test(
    "H9 Swift's texts and comments hide what stands in them",
    arguments: [
      (##"#"a"# vs "a""##, [##"#"a"#"##, #""a""#]),
      (##"#" \" vs "# vs b"##, [##"#" \" vs "#"##, "b"]),
      (#""\(f("x vs y" + ")"))" vs b"#, [#""\(f("x vs y" + ")"))""#, "b"]),
      ("a /* x /* y vs z */ vs */ vs b", ["a /* x /* y vs z */ vs */", "b"]),
      ("a // b vs c\nvs d", ["a // b vs c", "d"]),
      ("\"\"\"\nit's \"a\" vs\n\"\"\" vs b", ["\"\"\"\nit's \"a\" vs\n\"\"\"", "b"]),
      (##"#"""# vs b"##, [##"#"""#"##, "b"]),
      (##"s.matches(of: #/a vs "b/#) vs c"##, [##"s.matches(of: #/a vs "b/#)"##, "c"]),
      ("x as Character? vs y", ["x as Character?", "y"]),
    ])
  func swiftsLexicalRules(_ text: String, _ parts: [String]) {
    #expect(CodeScanner(text, isSwift: true).split(at: "vs") == parts)
  }
}

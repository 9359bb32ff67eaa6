import Basics
import Testing

struct DiagnosticTests {
  @Test func aDiagnosticPointsAtTheLineAndHelps() {
    let diagnostic = Diagnostic(
      id: "lesson.unknown-role", message: "no role is called `navie`.",
      location: SourceLocation(file: "slots.md", line: 7, column: 12),
      sourceLine: "```python  navie", hint: "write `naive`")
    #expect(
      diagnostic.description == """
        slots.md:7:12: error: no role is called `navie`.
          ```python  navie
                     ^
          hint: write `naive`
        """)
  }

  @Test func theCaretStandsUnderTheColumnAfterTabsAndWideCharacters() {
    let diagnostic = Diagnostic(
      id: "x", message: "here.", location: SourceLocation(file: "f", line: 1, column: 4),
      sourceLine: "\t漢字x")
    #expect(diagnostic.description.split(separator: "\n").last == "  \t    ^")
  }

  @Test func aColumnOutsideOfTheLineDoesNotTrap() {
    for column in [-1, 0, 99] {
      let diagnostic = Diagnostic(
        id: "x", message: "here.", location: SourceLocation(file: "f", line: 1, column: column),
        sourceLine: "ab")
      #expect(diagnostic.description.hasSuffix("^"))
    }
  }

  @Test func locationsAreOrderedByFileLineAndColumn() {
    let places = [
      SourceLocation(file: "a", line: 2, column: 1), SourceLocation(file: "a", line: 10, column: 1),
      SourceLocation(file: "a", line: 10, column: 3), SourceLocation(file: "b", line: 1),
    ]
    #expect(places.reversed().sorted() == places)
  }
}

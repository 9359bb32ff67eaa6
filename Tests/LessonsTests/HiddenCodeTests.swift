import Basics
import Lessons
import Testing

/// What a lesson may not hide, and what it may not ask pip for.
@Suite struct HiddenCodeTests {
  private func findings(_ changes: [(String, String)]) -> [Diagnostic] {
    let file = LessonFile(file: "points.md", text: Sample.text(replacing: changes))
    return LessonLinter.lint(file).diagnostics
  }

  @Test(
    "X3 What pip would take for more than a package is an error at its place",
    arguments: ["--no-index", "evil @ http://127.0.0.1/x", "evil\\n--pre"])
  func whatPipWouldObey(_ text: String) throws {
    let found = findings([("minutes: 5\n", "minutes: 5\nrequires: [pandas, \"\(text)\"]\n")])
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.id == "lesson.requires" && finding.severity == .error)
    // Behind `requires: [pandas, `, on the line after `minutes`.
    #expect(finding.location == SourceLocation(file: "points.md", line: 6, column: 20))
    #expect(finding.hint?.contains("pandas") == true)
  }

  @Test("X4 Code that runs cannot stand in the fold of a hint") func aFoldHidesNoCode() throws {
    let text = "Think of `array`.\n\n```python setup\nopen('x', 'w')\n```"
    let found = findings([("Think of `array`.", text)])
    #expect(found.map(\.id) == ["lesson.folded-code"])
    let file = LessonFile(
      file: "points.md", text: Sample.text(replacing: [("Think of `array`.", text)]))
    let lesson = try #require(LessonLinter.lint(file).lesson)
    // Nor does it run where a course is played without being linted.
    #expect(!lesson.runnableCode.contains { $0.code.code.contains("open") })
  }

  @Test("X4 A solution's fold holds the solution and no other code")
  func theSolutionsFoldHoldsOnlyIt() {
    let found = findings([
      ("One block instead of many.", "One block.\n\n```python use\nopen('x', 'w')\n```")
    ])
    #expect(found.map(\.id) == ["lesson.folded-code"])
    let given = findings([("Think of `array`.", "It is:\n\n```python solution\ndata\n```")])
    #expect(given.map(\.id) == ["lesson.folded-code"])
  }

  @Test("X4 Code in a list, which shows its text alone, does not run") func aListHidesNoCode()
    throws
  {
    let change = ("## Measure", "- one\n\n  ```python setup\n  open('x', 'w')\n  ```\n\n## Measure")
    #expect(findings([change]).map(\.id) == ["lesson.list-code"])
    let file = LessonFile(file: "points.md", text: Sample.text(replacing: [change]))
    let lesson = try #require(LessonLinter.lint(file).lesson)
    #expect(!lesson.runnableCode.contains { $0.code.code.contains("open") })
  }

  @Test("X7 Of 2,000 findings on one line five are shown, and how many there are more")
  func findingsAreBounded() throws {
    let line = String(repeating: "1 2 3 4 5 % ", count: 2000)
    let file = LessonFile(
      file: "points.md",
      text: Sample.text(replacing: [("It is **{{points", "\(line)\n\nIt is **{{points")]))
    let found = CourseLinter.lint(lessons: [file]).diagnostics
    let figures = found.filter { $0.id == "lesson.bare-figure" }
    #expect(figures.count == 5)
    let more = try #require(found.first { $0.id == "lesson.more" })
    #expect(more.message.contains("1,995"))
    #expect(more.severity == .error)
    // Columns are counted in characters: the second `5 %` stands twelve behind the first.
    #expect(figures.map(\.location.column) == [9, 21, 33, 45, 57])
    for finding in figures {
      let lines = finding.description.split(separator: "\n")
      #expect(lines.allSatisfy { $0.count < 200 })
      let caret = try #require(lines.first { $0.contains("^") })
      #expect(lines[1].dropFirst(caret.count - 1).hasPrefix("5 %"))
    }
  }

  @Test("X7 Of findings on many lines a hundred are shown") func aFileIsBounded() {
    let text = String(repeating: "It takes 5 %.\n\n", count: 1000)
    let file = LessonFile(
      file: "points.md",
      text: Sample.text(replacing: [("It is **{{points", "\(text)It is **{{points")]))
    let found = CourseLinter.lint(lessons: [file]).diagnostics.filter {
      $0.location.file == "points.md"
    }
    #expect(found.count == 101)
    #expect(found.last?.message.contains("900 more") == true)
  }

  @Test("X7 A lesson of more than a megabyte is not read") func sizeIsBounded() {
    let parsed = LessonParser.parse(String(repeating: "a", count: 1_000_001), file: "big.md")
    #expect(parsed.lesson == nil)
    #expect(parsed.diagnostics.map(\.id) == ["lesson.size"])
  }

  /// Each of these took time and memory by the square of its length.
  @Test(
    "X7 A long line takes time by its length",
    arguments: ["{{points.tabl}} ", "[a](b.md) ", "*a* ", "&amp; {{n}} "])
  func longLines(_ piece: String) {
    let line = String(repeating: piece, count: 5_000)
    let file = LessonFile(
      file: "points.md",
      text: Sample.text(replacing: [("It is **{{points", "\(line)\n\nIt is **{{points")]))
    let took = ContinuousClock().measure { _ = CourseLinter.lint(lessons: [file]) }
    // By the square of its length it takes minutes.
    #expect(took < .seconds(30))
  }
}

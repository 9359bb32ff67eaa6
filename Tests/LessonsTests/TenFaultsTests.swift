import Basics
import Lessons
import Testing

@Suite struct TenFaultsTests {
  private let marked: Marked
  private let diagnostics: [Diagnostic]

  init() throws {
    marked = try Marked(Fixture.text("ten-faults.md"))
    diagnostics = LessonLinter.lint(LessonFile(file: "faulty.md", text: marked.text)).diagnostics
  }

  @Test func eachFaultIsFoundWhereItStands() {
    let found = Set(diagnostics.map { "\($0.location.line):\($0.location.column)" })
    #expect(found == Set(marked.places.keys))
  }

  @Test func eachFaultHasItsRule() {
    #expect(
      diagnostics.map(\.id) == [
        "lesson.unknown-key", "lesson.role", "lesson.value", "lesson.value", "lesson.value",
        "lesson.parts", "lesson.bare-figure", "lesson.slot-target", "lesson.exercise-code",
        "lesson.fold",
      ])
  }

  @Test func eachShowsItsLineAndSaysWhatToDo() {
    for diagnostic in diagnostics {
      #expect(diagnostic.sourceLine?.isEmpty == false)
      #expect(diagnostic.hint?.isEmpty == false)
      #expect(diagnostic.severity == .error)
    }
  }

  @Test func aFindingReadsLikeACompilers() {
    #expect(
      diagnostics.first?.description == """
        faulty.md:6:1: error: The front matter has no key `minuts`.
          minuts: 6
          ^
          hint: did you mean `minutes`?
        """)
  }
}

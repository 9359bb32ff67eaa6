import Basics
import Lessons
import Testing

/// The page that teaches the format holds to it.
@Suite struct LessonFormatPageTests {
  private let page: String
  private let example: String

  init() throws {
    page = try Fixture.project("docs/lesson-format.md")
    let start = try #require(page.firstRange(of: "````markdown\n"))
    let end = try #require(page.firstRange(of: "\n````\n"))
    example = String(page[start.upperBound..<end.lowerBound])
  }

  @Test func itsExampleIsACleanLesson() throws {
    let claims = try Fixture.project("lessons/claims.yaml")
    let linted = LessonLinter.lint(
      LessonFile(file: "pairs.md", text: example),
      catalogue: ClaimsParser.parse(claims, file: "claims.yaml").catalogue)
    #expect(linted.diagnostics.map(\.description) == [])
    let lesson = try #require(linted.lesson)
    #expect(Set(lesson.steps.compactMap(\.part)) == Set(Part.allCases))
    #expect(lesson.exercises.count == 1)
  }

  @Test func itsExampleOfAFindingIsWhatTheLinterSays() throws {
    let text = example.replacing("is: smaller, at-least: 1.1}", with: "is: leaner, at-least: 1.1}")
    let finding = try #require(
      LessonLinter.lint(LessonFile(file: "lessons/values/pairs.md", text: text)).diagnostics.first)
    #expect(page.contains("```text\n\(finding)\n```"), "\(finding)")
  }

  @Test func itNamesEveryKnobAndEverySlot() {
    let words = [
      "id", "title", "track", "minutes", "after", "introduces", "uses", "requires", "swift", "n",
      "quick", "large", "seconds", "predict", "expect", "claims", "at-least", "at-most", "task",
      "ledger",
      "seeds", "setup", "starter", "solution",
    ]
    for word in words { #expect(page.contains("`\(word)`"), "\(word)") }
    for form in Slot.Form.allCases { #expect(page.contains("{{pairs.kept.\(form.rawValue)}}")) }
    for form in Slot.ClaimForm.allCases { #expect(page.contains("{{A10.\(form.rawValue)}}")) }
    for direction in Direction.allCases { #expect(page.contains("`\(direction.rawValue)`")) }
    for part in Part.allCases.dropFirst() { #expect(page.contains("`## \(part.rawValue)`")) }
  }
}

import Basics
import Lessons
import Testing

/// Slots that name the language whose figures they mean.
@Suite struct SlotLanguageTests {
  private static let blocks = """
    ```swift naive
    Array(0..<n)
    ```

    ```swift optimized
    0..<n
    ```

    ```yaml experiment
    """

  private func findings(_ slot: String, swift: Bool) -> [String] {
    var changes = [("{{points.naive.kept.each}}", "{{\(slot)}}")]
    if swift { changes.append(("```yaml experiment", Self.blocks)) }
    let file = LessonFile(file: "points.md", text: Sample.text(replacing: changes))
    return LessonLinter.lint(file, catalogue: Sample.catalogue).diagnostics
      .filter { $0.id.contains("slot") }.map(\.message)
  }

  @Test(arguments: [
    "points.swift.naive.kept", "points.swift.optimized.kept.each", "points.swift.kept.verdict",
    "points.python.kept.saving", "points.python.naive.kept", "engine.swift", "engine.python",
  ])
  func aLanguageStandsAfterTheExperiment(slot: String) {
    #expect(findings(slot, swift: true) == [])
  }

  @Test(arguments: [
    "points.rust.naive.kept", "swift.points.naive.kept", "points.swift", "engine.rust",
  ])
  func whatIsNoLanguageIsNoSlot(slot: String) {
    #expect(findings(slot, swift: true) != [])
  }

  @Test func aLanguageThatTheExperimentLacksIsFound() {
    #expect(findings("points.swift.naive.kept", swift: false) != [])
    #expect(findings("points.swift.nobody.kept", swift: true) != [])
  }
}

import Basics
import Course
import Foundation
import Instruments
import Languages
import Lessons
import TestSupport
import Testing

/// Exercises, checked the way the shell's `check` checks them.
///
/// That every shipped exercise is failed by the naive code and by each cheat, and passed by its
/// solution, is what `heft check` finds out; here it is tried that it can say no.
@Suite struct ExerciseCheckTests {
  @Test(arguments: ["welcome", "slots", "temporaries"])
  func theSolutionPassesAndTheNaiveCodeIsTooHeavy(_ id: String) throws {
    let text = try String(contentsOf: ShippedLessons.file(id), encoding: .utf8)
    let (exercise, program) = try exercise(of: text)
    let solution = try check(program.solution, exercise, program)
    #expect(solution.isPassed, "\(solution.reasons(goal: exercise.goal))")
    let naive = try check(program.naive, exercise, program)
    #expect(try #require(naive.reasons(goal: exercise.goal).first).hasPrefix("Same answer, but "))
  }

  @Test(arguments: ["welcome", "temporaries"], ExerciseCheats.allCases)
  func aCheatIsFoundOutByItsAnswer(_ id: String, _ cheat: ExerciseCheats) throws {
    let text = try String(contentsOf: ShippedLessons.file(id), encoding: .utf8)
    let (exercise, program) = try exercise(of: text)
    let code = cheat.code(for: program, at: exercise.location)
    guard let result = try? check(code, exercise, program) else { return }
    #expect(result.reasons(goal: exercise.goal) == ["The answer differs from the naive code's."])
  }

  /// Exercises whose `use` looks away, each open to one kind of cheat.
  @Test(arguments: [
    ("len(it)", ExerciseCheats.prepared), ("it[0][0]", .part), ("type(it).__name__", .empty),
  ])
  func aUseThatLooksAwayLetsACheatPass(_ use: String, _ cheat: ExerciseCheats) throws {
    let (exercise, program) = try exercise(
      of: try ShippedLessons.sampleLesson.replacing(Self.soundUse, with: use)
        .replacing("at-least: 0.2\n", with: ""))
    #expect(try check(program.solution, exercise, program).isPassed)
    let code = cheat.code(for: program, at: exercise.location)
    #expect(try check(code, exercise, program).isPassed)
    let findings = try findings(in: exercise, program)
    #expect(findings.contains { $0.message.contains(cheat.title) }, "\(findings)")
  }

  /// Two seeds may happen to give the same answer: here the first that the cheat is tried with does.
  @Test func anAnswerThatIsTheSameByLuckIsTriedWithOtherSeeds() throws {
    let folder = TemporaryFolder()
    let luck = """
      import os, random

      if os.path.basename(scratch) == "prepared":
          first = os.path.join(\(JSONValue.string(folder.url.path).line()), "seed")
          if not os.path.exists(first):
              with open(first, "w") as file:
                  file.write(str(seed))
          with open(first) as file:
              if abs(int(file.read()) - seed) <= 1:
                  seed -= 1

      """
    let text = try ShippedLessons.sampleLesson.replacing(
      "import random\n\nsource = random.Random(seed)\nnumbers = [source.randrange(100)",
      with: luck + "source = random.Random(seed)\nnumbers = [source.randrange(100)")
    let (exercise, program) = try exercise(of: text)
    #expect(try findings(in: exercise, program, depth: .quick) == [])
    #expect(FileManager.default.fileExists(atPath: folder.url.path + "/seed"))
  }

  @Test func whatAnEarlierBuildKeptIsNoHelp() throws {
    let text = try String(contentsOf: ShippedLessons.file("itertools"), encoding: .utf8)
    let (exercise, program) = try exercise(of: text)
    let keeping = """
      import sys

      if not hasattr(sys, "kept"):
          stations = {}
          for station, speed in readings():
              stations.setdefault(station, []).append(speed)
          sys.kept = [(station, max(speeds)) for station, speeds in stations.items()]
      list(sys.kept)
      """
    let result = try check(
      Snippet(keeping, origin: exercise.location), exercise, program)
    #expect(result.reasons(goal: exercise.goal) == ["The answer differs from the naive code's."])
  }

  /// In Swift a cheat is found out by its answer as well, and not because it does not compile.
  @Test(.enabled(if: SwiftCompiler.path != nil), arguments: ExerciseCheats.allCases)
  func aCheatInSwiftIsFoundOutByItsAnswer(_ cheat: ExerciseCheats) throws {
    let text = try String(contentsOf: ShippedLessons.file("structs"), encoding: .utf8)
    let (exercise, program) = try exercise(of: text, in: .swift)
    let code = cheat.code(for: program, in: .swift, at: exercise.location)
    let result = try check(code, exercise, program, in: .swift)
    #expect(result.reasons(goal: exercise.goal) == ["The answer differs from the naive code's."])
  }

  @Test(.enabled(if: SwiftCompiler.path != nil))
  func whatAnEarlierBuildKeptIsNoHelpInSwift() throws {
    let text = try String(contentsOf: ShippedLessons.file("lazy"), encoding: .utf8)
    let (exercise, program) = try exercise(of: text, in: .swift)
    let keeping = """
      enum Kept { nonisolated(unsafe) static var sum: Int? }
      if Kept.sum == nil { Kept.sum = \(program.naive.code) }
      Kept.sum ?? 0
      """
    let result = try check(
      Snippet(keeping, origin: exercise.location), exercise, program, in: .swift)
    let reasons = result.reasons(goal: exercise.goal)
    #expect(reasons.count == 1 && reasons[0].hasPrefix("Same answer, but "), "\(reasons)")
  }

  @Test(.enabled(if: SwiftCompiler.path != nil))
  func aUseInSwiftThatLooksAwayIsFound() throws {
    let text = try String(contentsOf: ShippedLessons.file("widths"), encoding: .utf8)
    let use = "sum = sum &* 7 &+ 1\n    }\n}\nsum"
    let (exercise, program) = try exercise(
      of: text.replacing(use, with: "sum = 0\n    }\n}\nit.count"), in: .swift)
    let found = try findings(in: exercise, program, in: .swift).map(\.message)
    #expect(found.count == 1 && found[0].contains(ExerciseCheats.prepared.title), "\(found)")
  }

  @Test func aSoundExerciseHasNoFindings() throws {
    let (exercise, program) = try exercise(of: try ShippedLessons.sampleLesson)
    #expect(try findings(in: exercise, program) == [])
  }

  /// What the sample's exercise looks at: all of the rows, twice.
  static let soundUse = """
    total = sum(row[0] * row[1] for row in it)
    total + sum(row[2] for row in reversed(it))
    """

  private func exercise(
    of text: String, in language: CodeLanguage = .python
  ) throws -> (Exercise, Exercise.Program) {
    let lesson = try #require(LessonParser.parse(text, file: "lesson.md").lesson)
    let exercise = try #require(lesson.exercises.first)
    return (exercise, try #require(exercise.programs[language]))
  }

  private func check(
    _ code: Snippet, _ exercise: Exercise, _ program: Exercise.Program,
    in language: CodeLanguage = .python
  ) throws -> ExerciseCheck.Result {
    let workspace = Workspace(presenter: SilentPresenter(), python: nil)
    return try ExerciseCheck(
      exercise: exercise, program: program, language: language, workspace: workspace
    ).run(code)
  }

  private func findings(
    in exercise: Exercise, _ program: Exercise.Program, in language: CodeLanguage = .python,
    depth: CheckDepth = .full
  ) throws -> [Diagnostic] {
    let workspace = Workspace(presenter: SilentPresenter(), python: nil)
    return try ExerciseAudit(
      exercise: exercise, program: program, language: language, depth: depth,
      workspace: workspace
    ).findings()
  }
}

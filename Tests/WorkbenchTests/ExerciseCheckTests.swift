import Basics
import Foundation
import Lessons
import TestSupport
import Testing
import Workbench

/// Every shipped exercise, checked the way the shell's `check` checks it.
@Suite struct ExerciseCheckTests {
  static let failing = ["naive", "empty", "deleted", "precomputed"]

  @Test(arguments: ShippedLessons.ids)
  func theSolutionPasses(_ id: String) throws {
    let lesson = try lesson(id)
    let (exercise, program) = try onlyExercise(of: lesson)
    let result = try check(program.solution, exercise, program)
    #expect(result.isPassed, "\(result.reasons(goal: exercise.goal))")
  }

  @Test(arguments: ShippedLessons.ids, failing)
  func whatDoesNotDoTheWorkFails(_ id: String, _ cheat: String) throws {
    let lesson = try lesson(id)
    let (exercise, program) = try onlyExercise(of: lesson)
    let file = HeftProcess.packageFolder
      .appending(path: "Tests/LessonsTests/Fixtures/exercises/\(id)/\(cheat).py")
    let code = try String(contentsOf: file, encoding: .utf8)
    let result = try check(
      Snippet(code, origin: SourceLocation(file: "\(cheat).py", line: 1)), exercise, program)
    #expect(!result.isPassed)
    // The naive code does the work and is too heavy; a cheat is found out by what it leaves out.
    let reason = try #require(result.reasons(goal: exercise.goal).first)
    #expect(reason.hasPrefix("Same answer, but ") == (cheat == "naive"), "\(reason)")
  }

  private func lesson(_ id: String) throws -> Lesson {
    let file = try ShippedLessons.file(id)
    let text = try String(contentsOf: file, encoding: .utf8)
    return try #require(LessonParser.parse(text, file: file.path()).lesson)
  }

  private func onlyExercise(of lesson: Lesson) throws -> (Exercise, Exercise.Program) {
    let exercise = try #require(lesson.exercises.first)
    #expect(lesson.exercises.count == 1)
    return (exercise, try #require(exercise.programs[.python]))
  }

  private func check(
    _ code: Snippet, _ exercise: Exercise, _ program: Exercise.Program
  ) throws -> ExerciseCheck.Result {
    let workspace = Workspace(presenter: SilentPresenter(), python: nil)
    return try ExerciseCheck(exercise: exercise, program: program, workspace: workspace).run(code)
  }
}

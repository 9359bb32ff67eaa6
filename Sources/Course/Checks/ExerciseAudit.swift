package import Basics
import Engines
package import Instruments
package import Languages
package import Lessons
import Measuring

/// Whether an exercise teaches anything: the naive code and the cheats must fail it, the solution
/// must pass.
package struct ExerciseAudit {
  private let check: ExerciseCheck

  /// Prepares an audit; a quick one is of the smallest size alone.
  package init(
    exercise: Exercise, program: Exercise.Program, language: CodeLanguage = .python,
    depth: CheckDepth = .full, workspace: Workspace
  ) {
    check = ExerciseCheck(
      exercise: exercise, program: program, language: language, workspace: workspace,
      sizes: depth == .quick ? 1 : nil)
  }

  private var exercise: Exercise { check.exercise }
  private var program: Exercise.Program { check.program }

  /// A diagnostic for each code that comes out otherwise than it must.
  ///
  /// - Throws: a ``Problem`` where the naive code or the solution does not run to its end.
  package func findings() throws(Problem) -> [Diagnostic] {
    let engine = try check.workspace.engine(check.language).identity.title
    if try check.run(program.naive).isPassed {
      return [
        finding("exercise", "The naive code passes the exercise \(exercise.id) on \(engine).")
      ]
    }
    let solution = try check.run(program.solution)
    guard solution.isPassed else {
      let reasons = solution.reasons(goal: exercise.goal).joined(separator: " ")
      return [
        finding(
          "exercise", "The solution of \(exercise.id) does not pass on \(engine): \(reasons)",
          at: program.solution.origin)
      ]
    }
    var found: [Diagnostic] = []
    for cheat in ExerciseCheats.allCases where try isPassed(by: cheat) {
      found.append(
        finding(
          "cheat", "The exercise \(exercise.id) is passed by \(cheat.title) on \(engine).",
          hint:
            "let `use` reduce all of the result, and let the data depend on `seed` and on `n`"))
    }
    return found
  }

  /// How often a cheat has to pass, each time with seeds of its own, to be taken for a solution.
  ///
  /// Two seeds may give the same answer by luck: of 20,000 lines of which a quarter count, two drawings
  /// give the same count once in 1/(2 · √π · √(20,000 · ¼ · ¾)) ≈ 217 times, and three times in a row
  /// once in ten million.
  private static let passesOfACheat = 3

  /// Whether a cheat is taken for a solution; one that does not even run is not.
  private func isPassed(by cheat: ExerciseCheats) throws(Problem) -> Bool {
    let code = cheat.code(for: program, in: check.language, at: exercise.location)
    var check = check
    do {
      for pass in 1...Self.passesOfACheat {
        if pass > 1 { check.drawSeeds() }
        guard try check.run(code).isPassed else { return false }
      }
      return true
    } catch {
      if error.stopsAll { throw error }
      return false
    }
  }

  private func finding(
    _ id: String, _ message: String, at location: SourceLocation? = nil, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      id: "check.\(id)", severity: .error, message: message,
      location: location ?? exercise.location, hint: hint)
  }
}

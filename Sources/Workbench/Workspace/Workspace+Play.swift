import Basics
import Engines
import Lessons
import Measuring
import Reporting

extension Workspace {
  /// Plays a lesson straight through: every step, every experiment, no bets, no exercise.
  ///
  /// - Parameter installs: whether packages that it needs and that are missing are installed first.
  package func play(_ name: String, installs: Bool = false) throws(Problem) -> Report {
    let lesson = try playable(lesson(name))
    if installs { try install(for: lesson) }
    try usePackages(of: lesson)
    var results = LessonResults()
    var runs: [ExperimentRun] = []
    try judge(lesson.facts, into: &results)
    for (index, step) in lesson.steps.enumerated() {
      // The figures of a step may come from an experiment that stands in it or before it.
      if let spec = step.experiment, canRun(spec) {
        let measured = try run(spec, of: lesson, n: spec.n, effort: settings.effort)
        for run in measured { _ = try run.comparison.whole() }
        runs += measured
        results.add(measured, of: spec)
      }
      presenter.present(
        Document(played: step, isFirst: index == 0, results: results, lesson: lesson))
    }
    let failed = runs.contains { $0.comparison.sameAnswer == false || $0.held == false }
    return Report(
      Document(promisesOf: runs),
      json: PlayedLesson(lesson: lesson, runs: runs, results: results).json,
      exitCode: failed ? .failed : .done)
  }

  /// Asks the engine whether facts are true; those that have been judged are left as they are.
  func judge(_ facts: [Fact], into results: inout LessonResults) throws(Problem) {
    for fact in facts where results.claims[fact.claim] == nil && has(fact.language) {
      results.add(
        fact: fact, value: try value(of: fact), engine: try engine(fact.language).identity)
    }
  }

  /// What a fact's code says, in a fresh process: `True`, `False`, or something else.
  func value(of fact: Fact) throws(Problem) -> String? {
    let session = try startSession(in: fact.language)
    defer { session.close() }
    return try observed { (monitor) throws(EngineError) in
      session.execute(fact.code, monitor: monitor)
    }.shown
  }

  /// Starts a worker for code that is none of a session's.
  func startSession(in language: CodeLanguage? = nil) throws(Problem) -> any EngineSession {
    do {
      return try engine(language).startSession(budget: budget)
    } catch let error as EngineError {
      throw Problem(error)
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem("The engine did not start: \(error).", exitCode: .missing)
    }
  }
}

package import Basics
import Engines
package import Instruments
import Languages
package import Lessons
package import Measuring

/// The check of one lesson by running all of it: what `heft check` does beyond linting.
///
/// Everything found is a diagnostic at the lesson's own line; nothing is thrown but what stops all work.
package struct LessonCheck {
  package let lesson: Lesson
  let depth: CheckDepth
  package let workspace: Workspace
  private(set) var diagnostics: [Diagnostic] = []

  /// Prepares a check.
  init(_ lesson: Lesson, depth: CheckDepth, in workspace: Workspace) {
    self.lesson = lesson
    self.depth = depth
    self.workspace = workspace
  }

  /// What came of one lesson on one engine.
  package struct Outcome: Sendable {
    package var engine: EngineIdentity
    package var diagnostics: [Diagnostic] = []
    /// Why it was skipped; nil where it ran.
    package var reason: String?
    package var seconds = 0.0
  }

  /// Reads the lesson's code in the workspace's language and runs all of it; skips it where its packages
  /// are missing.
  package static func outcome(
    of lesson: Lesson, depth: CheckDepth, in workspace: Workspace
  ) throws(Problem) -> Outcome {
    let start = ContinuousClock.now
    let language = workspace.language
    do {
      if language == .python { try workspace.usePackages(of: lesson) }
    } catch {
      guard error.exitCode == .missing else { throw error }
      return Outcome(engine: try workspace.engine().identity, reason: error.message)
    }
    var check = LessonCheck(lesson, depth: depth, in: workspace)
    let session = try workspace.startSession()
    check.diagnostics = CodeCheck(session: session, language: language).findings(in: lesson)
    session.close()
    if check.diagnostics.isEmpty { try check.run() }
    return Outcome(
      engine: try workspace.engine().identity, diagnostics: check.diagnostics,
      seconds: (ContinuousClock.now - start).seconds)
  }

  /// Runs experiments, facts and exercises, as far as they are in the workspace's language.
  package mutating func run() throws(Problem) {
    for spec in lesson.experiments where spec.programs[language] != nil { try check(spec) }
    for fact in lesson.facts where fact.language == language { try check(fact) }
    for exercise in lesson.exercises { try check(exercise) }
  }

  private var language: CodeLanguage { workspace.language }

  private mutating func check(_ spec: ExperimentSpec) throws(Problem) {
    let n = depth == .quick ? spec.quick : spec.n
    let run: ExperimentRun
    do {
      run = try workspace.run(
        spec, of: lesson, n: n, effort: depth.effort(for: spec), in: language)
      _ = try run.comparison.whole()
    } catch {
      try report(error, at: spec.location, "The experiment \(spec.id) did not run")
      return
    }
    if run.comparison.sameAnswer == false {
      add(
        "answer",
        "The variants of \(spec.id) give different answers on \(run.comparison.engine.title).",
        at: spec.location)
    }
    let engine = run.comparison.engine.title
    for (expectation, outcome) in run.promises {
      guard let ledger = Ledger(expectation.effect.ledger) else { continue }
      let measured = run.comparison.wording(of: ledger, form: .verdict)
      switch outcome {
      case .holds, .doesNotApply: continue
      case .fails:
        add(
          "expectation",
          "The lesson expects that \(expectation); measured on \(engine): \(measured).",
          at: expectation.location, severity: expectation.isAdvisory ? .note : .error)
      case .notMeasured:
        if expectation.isAdvisory { continue }
        add(
          "expectation",
          "The lesson expects that \(expectation), which cannot be told on \(engine): \(measured).",
          at: expectation.location)
      }
    }
  }

  private mutating func check(_ fact: Fact) throws(Problem) {
    do {
      let value = try workspace.value(of: fact)
      guard value != "True", value != "False" else { return }
      add(
        "fact", "The fact on \(fact.claim) is \(value ?? "nothing"), not True or False.",
        at: fact.code.origin)
    } catch {
      try report(error, at: fact.code.origin, "The fact on \(fact.claim) did not run")
    }
  }

  private mutating func check(_ exercise: Exercise) throws(Problem) {
    guard let program = exercise.programs[language] else { return }
    do {
      diagnostics += try ExerciseAudit(
        exercise: exercise, program: program, language: language, depth: depth,
        workspace: workspace
      ).findings()
    } catch {
      try report(error, at: exercise.location, "The exercise \(exercise.id) did not run")
    }
  }

  /// A failure of the lesson's code is a finding; an interruption or a missing engine stops the check.
  private mutating func report(
    _ problem: Problem, at location: SourceLocation, _ what: String
  ) throws(Problem) {
    if problem.stopsAll { throw problem }
    let engine = try workspace.engine().identity.title
    add("run", "\(what) on \(engine): \(problem.message)", at: problem.location ?? location)
  }

  private mutating func add(
    _ id: String, _ message: String, at location: SourceLocation,
    severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      Diagnostic(id: "check.\(id)", severity: severity, message: message, location: location))
  }
}

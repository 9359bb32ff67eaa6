import Basics
import Engines
import Lessons
import Measuring

/// The check of one lesson by running all of it: what `heft check` does beyond linting.
///
/// Everything found is a diagnostic at the lesson's own line; nothing is thrown but what stops all work.
struct LessonCheck {
  let lesson: Lesson
  let depth: CheckDepth
  let workspace: Workspace
  private(set) var diagnostics: [Diagnostic] = []

  /// Prepares a check.
  init(_ lesson: Lesson, depth: CheckDepth, in workspace: Workspace) {
    self.lesson = lesson
    self.depth = depth
    self.workspace = workspace
  }

  /// Runs experiments, facts and exercises.
  mutating func run() throws(Problem) {
    for spec in lesson.experiments where workspace.canRun(spec) { try check(spec) }
    for fact in lesson.facts where workspace.has(fact.language) { try check(fact) }
    for exercise in lesson.exercises { try check(exercise) }
  }

  private mutating func check(_ spec: ExperimentSpec) throws(Problem) {
    let n = depth == .quick ? spec.quick : spec.n
    let runs: [ExperimentRun]
    do {
      runs = try workspace.run(spec, of: lesson, n: n, effort: depth.effort)
      for run in runs { _ = try run.comparison.whole() }
    } catch {
      try report(error, at: spec.location, "The experiment \(spec.id) did not run")
      return
    }
    for run in runs { judge(run, of: spec) }
  }

  private mutating func judge(_ run: ExperimentRun, of spec: ExperimentSpec) {
    if run.comparison.sameAnswer == false {
      let language = run.comparison.engine.language
      add(
        "answer", "The \(language) variants of \(spec.id) give different answers.",
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
          "The lesson expects that \(expectation), but nothing was measured on \(engine).",
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

  /// The naive code must fail and the solution must pass; otherwise the exercise teaches nothing.
  private mutating func check(_ exercise: Exercise) throws(Problem) {
    for language in CodeLanguage.allCases where workspace.has(language) {
      try check(exercise, in: language)
    }
  }

  private mutating func check(
    _ exercise: Exercise, in language: CodeLanguage
  ) throws(Problem) {
    guard let program = exercise.programs[language] else { return }
    let check = ExerciseCheck(
      exercise: exercise, program: program, language: language, workspace: workspace)
    do {
      if try check.run(program.naive).isPassed {
        add("exercise", "The naive code passes the exercise \(exercise.id).", at: exercise.location)
      }
      let solution = try check.run(program.solution)
      if !solution.isPassed {
        let reasons = solution.reasons(goal: exercise.goal).joined(separator: " ")
        add(
          "exercise", "The solution of \(exercise.id) does not pass: \(reasons)",
          at: program.solution.origin)
      }
    } catch {
      try report(error, at: exercise.location, "The exercise \(exercise.id) did not run")
    }
  }

  /// A failure of the lesson's code is a finding; an interruption or a missing engine stops the check.
  private mutating func report(
    _ problem: Problem, at location: SourceLocation, _ what: String
  ) throws(Problem) {
    if problem.exitCode == .interrupted || problem.exitCode == .missing { throw problem }
    add("run", "\(what): \(problem.message)", at: problem.location ?? location)
  }

  private mutating func add(
    _ id: String, _ message: String, at location: SourceLocation,
    severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      Diagnostic(id: "check.\(id)", severity: severity, message: message, location: location))
  }
}

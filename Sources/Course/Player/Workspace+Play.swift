import Basics
import Engines
package import Instruments
import Languages
package import Lessons
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
    var shown = ShownCode(of: lesson)
    for step in lesson.steps {
      // The figures of a step may come from an experiment that stands in it or before it. What runs is
      // shown first.
      let spec = step.experiment.flatMap { canRun($0) ? $0 : nil }
      let facts = open(step.facts, in: results)
      let first = step.blocks(before: spec, facts)
      presenter.present(
        Document(
          played: step, blocks: 0..<first, title: true, results: results, lesson: lesson))
      if presenter.showsDocuments { shown.add(step.blocks.prefix(first)) }
      show(before: facts.map(\.piece), unlessIn: &shown)
      try judge(facts, into: &results)
      if let spec {
        let languages = CodeLanguage.allCases.filter(has)
        show(before: spec.pieces(in: languages), unlessIn: &shown)
        let measured = try run(spec, of: lesson, n: spec.n, effort: settings.effort)
        for run in measured { _ = try run.comparison.whole() }
        runs += measured
        results.add(measured, of: spec)
      }
      let rest = first..<step.blocks.count
      if presenter.showsDocuments { shown.add(step.blocks[rest]) }
      guard !rest.isEmpty else { continue }
      presenter.present(
        continuing: Document(
          played: step, blocks: rest, title: false, results: results, lesson: lesson))
    }
    let failed = runs.contains { $0.comparison.sameAnswer == false || $0.held == false }
    return Report(
      Document(promisesOf: runs),
      json: PlayedLesson(lesson: lesson, runs: runs, results: results).json,
      exitCode: failed ? .failed : .done)
  }

  /// Those of some facts that have not been judged and that can be here.
  package func open(_ facts: [Fact], in results: LessonResults) -> [Fact] {
    facts.filter { results.claims[$0.claim] == nil && has($0.language) }
  }

  /// Asks the engine whether facts are true; those that have been judged are left as they are.
  package func judge(_ facts: [Fact], into results: inout LessonResults) throws(Problem) {
    for fact in open(facts, in: results) {
      results.add(
        fact: fact, value: try value(of: fact), engine: try engine(fact.language).identity)
    }
  }

  /// What a fact's code says, in a fresh process: `True`, `False`, or something else.
  package func value(of fact: Fact) throws(Problem) -> String? {
    let session = try startSession(in: fact.language)
    defer { session.close() }
    return try observed { (monitor) throws(EngineError) in
      session.execute(fact.code, monitor: monitor)
    }.shown
  }
}

extension Step {
  /// How many of its blocks can be shown before an experiment is run and facts are judged: those before
  /// the first that shows something of either.
  fileprivate func blocks(before spec: ExperimentSpec?, _ facts: [Fact]) -> Int {
    let claims = Set(facts.map(\.claim) + (spec?.claims.map(\.claim) ?? []))
    return blocks.prefix { block in
      !block.speaks(of: claims)
        && !block.slots.contains { spec != nil && $0.experiment == spec?.id }
    }.count
  }
}

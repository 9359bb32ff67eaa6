package import Basics
import Engines
package import Languages
import Lessons
package import Measuring
import Reporting

extension Workspace {
  /// Measures the variants of a request in fresh processes.
  package func compare(_ request: CompareRequest) throws(Problem) -> Report {
    try request.validate()
    return Report(
      comparison: try measure(
        request.experiment(after: []), effort: request.effort, in: request.language))
  }

  /// Measures an experiment in fresh processes; interrupted, as far as it went.
  ///
  /// - Parameter seconds: how long a process may take where the settings allow less.
  package func measure(
    _ experiment: Experiment, effort: Effort, in language: CodeLanguage? = nil,
    seconds: Int? = nil
  ) throws(Problem) -> Comparison {
    let engine = try engine(language)
    var budget = budget
    if let seconds { budget.time = max(budget.time, .seconds(seconds)) }
    let comparison = try observed { [budget] (monitor) throws(EngineError) in
      try engine.measure(experiment, effort: effort, budget: budget, monitor: monitor)
    }
    if comparison.isInterrupted, comparison.isEmpty {
      throw .interrupted("Interrupted before anything was measured.")
    }
    return comparison
  }
}

extension Report {
  /// A comparison's report: answers that differ are a failure, and so is a part of a measurement.
  package init(comparison: Comparison) {
    var document = Document(comparison: comparison)
    var exitCode: ExitCode = comparison.sameAnswer == false ? .failed : .done
    if comparison.isInterrupted {
      document += Document(
        note: "Interrupted: this is what was measured until then, and it is kept as a part.")
      exitCode = .interrupted
    }
    self.init(document, json: comparison.json, exitCode: exitCode)
  }
}

extension Comparison {
  /// Whether the measurement was stopped before its end.
  package var isInterrupted: Bool { variants.contains { !$0.complete } }

  /// Whether nothing is known of any variant.
  fileprivate var isEmpty: Bool {
    variants.allSatisfy { $0.memory == MemoryReading() && $0.build == nil && $0.use == nil }
  }

  /// The comparison, for work that has no use for a part of one.
  package func whole() throws(Problem) -> Comparison {
    guard !isInterrupted else { throw .interrupted("Interrupted.") }
    return self
  }
}

extension CompareRequest {
  /// The request as an experiment, with code that runs before its own setup.
  package func experiment(after session: [Snippet]) -> Experiment {
    let variants = zip(names, variants).map { name, code in
      Variant(name: name, code: Snippet(code, origin: SourceLocation(file: name, line: 1)))
    }
    return Experiment(
      setup: session + setupSnippets, variants: variants,
      use: use.map { Snippet($0, origin: SourceLocation(file: "use", line: 1)) },
      n: n ?? (mentionsN ? Self.defaultN : nil))
  }

  /// Whether a variant, the setup or the use has `n` as a word of its own.
  private var mentionsN: Bool {
    (variants + [setup, use].compactMap { $0 }).contains { code in
      code.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }.contains("n")
    }
  }
}

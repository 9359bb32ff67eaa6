import Basics
package import Languages
package import Lessons
package import Measuring

extension ExperimentSpec {
  /// The experiment in one language at one size; nil where the lesson has no code in that language.
  package func experiment(in language: CodeLanguage, n: Int) -> Experiment? {
    guard let program = programs[language] else { return nil }
    return Experiment(
      setup: program.setup,
      variants: program.variants.map { Variant(name: $0.name, code: $0.code) },
      use: program.use, n: n)
  }
}

extension Ledger {
  /// The measured ledger that a lesson names. Both lists have the same words; a test holds them together.
  package init?(_ name: LedgerName) {
    self.init(rawValue: name.rawValue)
  }
}

extension Comparison {
  /// What was measured of a ledger, in the words lessons use; nil where nothing was.
  func direction(of name: LedgerName) -> Direction? {
    Ledger(name).flatMap { verdicts[$0] }.flatMap { Direction(rawValue: $0.verdict.rawValue) }
  }

  /// Where the ratio behind it lies.
  package func ratios(of name: LedgerName) -> ClosedRange<Double>? {
    Ledger(name).flatMap { verdicts[$0] }?.ratios
  }
}

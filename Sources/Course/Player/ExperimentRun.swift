package import Languages
package import Lessons
package import Measuring

/// A lesson's experiment that was run, with what became of the lesson's promises.
package struct ExperimentRun {
  /// The experiment's id in its lesson.
  package let id: String
  package let language: CodeLanguage
  package let experiment: Experiment
  package let comparison: Comparison
  /// Each promise that applies to this engine, and how it came out.
  let promises: [(expectation: ExpectedEffect, outcome: ExpectedEffect.Outcome)]

  /// Holds a measured comparison against a lesson's promises.
  package init(
    _ experiment: Experiment, _ comparison: Comparison, of spec: ExperimentSpec,
    in language: CodeLanguage
  ) {
    id = spec.id
    self.language = language
    self.experiment = experiment
    self.comparison = comparison
    let version = LanguageVersion(comparison.engine.version)
    promises = spec.expectations.map { expectation in
      let ledger = expectation.effect.ledger
      let outcome = expectation.outcome(
        language: language, version: version, direction: comparison.direction(of: ledger),
        ratios: comparison.ratios(of: ledger))
      return (expectation, outcome)
    }.filter { $0.1 != .doesNotApply }
  }

  /// The promises that count and did not hold; times are only reported.
  package var broken: [ExpectedEffect] {
    promises.filter { $0.outcome == .fails && !$0.expectation.isAdvisory }.map(\.expectation)
  }

  /// Whether all promises that count held; nil where there are none.
  package var held: Bool? {
    promises.contains { !$0.expectation.isAdvisory } ? broken.isEmpty : nil
  }
}

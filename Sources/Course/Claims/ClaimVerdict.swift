package import Measuring

/// A claim held against one interpreter of this machine.
package struct ClaimVerdict: Hashable, Sendable {
  /// What it was held against; nil where nothing was run for it.
  package var engine: EngineIdentity?
  /// Nil where it could not be judged.
  package var holds: Bool?
  /// What was measured, in words.
  package var measured: String?
  /// When it would hold, or why it could not be judged.
  package var reason: String

  /// A claim that could not be judged.
  init(engine: EngineIdentity? = nil, notJudged reason: String) {
    self.engine = engine
    self.reason = reason
  }

  /// A claim that was judged by a measurement.
  init(_ outcome: ClaimOutcome, on engine: EngineIdentity) {
    self.engine = engine
    holds = outcome.holds
    measured = outcome.measured
    reason =
      outcome.holds == nil
      ? "what was measured decides nothing" : "holds where \(outcome.test ?? "it is measured")"
  }

  /// What two parts of a lesson come to for one claim, as for ``ClaimOutcome/and(_:)``.
  package func and(_ other: ClaimVerdict) -> ClaimVerdict {
    holds == false || holds == nil && other.holds != false ? self : other
  }
}

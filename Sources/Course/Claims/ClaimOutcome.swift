/// A source's claim held against this machine.
package struct ClaimOutcome: Hashable, Sendable {
  /// Nil where it cannot be judged.
  package var holds: Bool?
  /// What was measured, in words: `1.36 times smaller`.
  package var measured: String
  /// When it would hold, as the lesson tests it: `kept is smaller, at least 1.3 times`.
  var test: String?

  /// What two measurements for one claim come to: it holds where both say so, and fails where one does.
  package func and(_ other: ClaimOutcome) -> ClaimOutcome {
    holds == false || holds == nil && other.holds != false ? self : other
  }

  /// `holds`, `does not hold` or `cannot be judged`.
  package var verdict: String {
    switch holds {
    case true?: "holds"
    case false?: "does not hold"
    case nil: "cannot be judged"
    }
  }
}

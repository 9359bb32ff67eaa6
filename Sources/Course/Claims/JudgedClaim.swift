package import Lessons

/// A claim with what became of it on each interpreter.
package struct JudgedClaim {
  package let claim: Claim
  /// One for each interpreter, the oldest first; a single one without an engine where nothing ran.
  package var verdicts: [ClaimVerdict]

  /// What the verdicts come to.
  package var summary: Summary {
    let judged = Set(verdicts.compactMap(\.holds))
    if judged.isEmpty { return .notJudged }
    if judged.count == 2 { return .depends }
    return judged == [true] ? .holds : .fails
  }

  /// The ways in which a claim can come out over all interpreters.
  package enum Summary: CaseIterable {
    case holds, depends, fails, notJudged

    /// What is said of a number of claims.
    func phrase(of count: Int) -> String {
      let isOne = count == 1
      return switch self {
      case .holds: isOne ? "holds" : "hold"
      case .depends: isOne ? "depends on the interpreter" : "depend on the interpreter"
      case .fails: isOne ? "does not hold" : "do not hold"
      case .notJudged: isOne ? "was not judged" : "were not judged"
      }
    }
  }
}

package import Basics
package import Measuring

extension JSONValue {
  /// A diagnostic with its place; what `heft check --json` lists.
  package init(_ diagnostic: Diagnostic) {
    self = [
      "id": .string(diagnostic.id),
      "severity": .string(diagnostic.severity.rawValue),
      "message": .string(diagnostic.message),
      "file": .string(diagnostic.location.file),
      "line": .int(diagnostic.location.line),
      "column": .int(diagnostic.location.column),
      "hint": .optional(diagnostic.hint),
    ]
  }

  /// How an expectation fared: what was expected, the outcome, and the reason where it did not hold.
  package init(_ expectation: Expectation, _ outcome: Expectation.Outcome) {
    let (word, reason): (String, String?) =
      switch outcome {
      case .holds: ("holds", nil)
      case .fails(let sentence): ("fails", sentence)
      case .notMeasured(let sentence): ("not measured", sentence)
      }
    self = [
      "says": .string(expectation.description),
      "ledger": .string(expectation.ledger.rawValue),
      "outcome": .string(word),
      "reason": .optional(reason),
    ]
  }
}

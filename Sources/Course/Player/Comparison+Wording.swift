import Basics
import Lessons
import Measuring

extension Comparison {
  /// What a ledger says of the last variant held against the first, in words.
  func wording(of ledger: Ledger, form: Slot.Form) -> String {
    guard let verdict = verdicts[ledger] else { return "not measured" }
    switch form {
    case .verdict:
      if verdict.verdict == .same { return "the same" }
      return verdict.interval.map { "\(verdict.sentence) (\($0))" } ?? verdict.sentence
    case .ratio: return verdict.ratio.map(\.threeDigits) ?? verdict.verdict.rawValue
    case .saving: return verdict.saving
    }
  }
}

extension LedgerVerdict {
  /// `26.3 % less`, `4.0 % more`.
  fileprivate var saving: String {
    guard let ratio else { return verdict.rawValue }
    switch verdict {
    case .smaller, .faster: return "\(((1 - 1 / ratio) * 100).threeDigits) % less"
    case .larger, .slower: return "\(((ratio - 1) * 100).threeDigits) % more"
    case .same, .noDifference: return "the same"
    case .notMeasurable, .tooShort: return verdict.rawValue
    }
  }
}

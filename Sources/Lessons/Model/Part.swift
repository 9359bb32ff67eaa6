/// One of the six parts that every lesson has, in this order.
///
/// The introduction, before the first step's heading, is the first. Each other part is a step whose
/// heading begins with the part's word: `## Predict`, or `## Predict: how much lighter?`.
package enum Part: String, CaseIterable, Hashable, Sendable, Codable {
  /// What is wasted, and why, in two sentences.
  case waste = "Waste"
  /// The code, and a bet on the ratio.
  case predict = "Predict"
  /// The table, a picture, and the gap between the ledgers explained.
  case measure = "Measure"
  /// The source's claim held against the measurement; where the advice fails.
  case claim = "Claim"
  case exercise = "Exercise"
  /// What to remember, and when not to do it.
  case remember = "Remember"

  /// Reads a step's heading: the part and what follows the colon; nil where it names no part.
  static func reading(_ heading: String) -> Part? {
    let word = heading.prefix { $0.isLetter }
    let rest = heading[word.endIndex...]
    guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
    return allCases.dropFirst().first { $0.rawValue == word }
  }
}

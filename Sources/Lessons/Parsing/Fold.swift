internal import Basics

/// A `<details>` section of a step, which GitHub shows folded: a hint or the solution.
struct Fold {
  var kind: Kind
  var location: SourceLocation
  var elements: [MarkdownElement]

  /// What a fold's summary says it is.
  enum Kind: Hashable {
    case hint(Int)
    case solution
    /// Reported, and then kept for the code in it, so that one slip gives one finding.
    case unknown
  }

  /// Reads a summary: `Hint 1` or `Solution`.
  static func kind(summary: String) -> Kind {
    if summary == "Solution" { return .solution }
    let words = summary.split(separator: " ")
    guard words.count == 2, words[0] == "Hint", let number = Int(words[1]) else { return .unknown }
    return .hint(number)
  }

  /// How a fold is written, for hints.
  static let form =
    "write <details><summary>Hint 1</summary>, an empty line, the text, an empty line, </details>"
}

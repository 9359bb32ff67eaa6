internal import Basics
internal import Measuring

/// How the figures of ledgers are written.
enum Figures {
  /// What stands where a figure does not exist.
  static let none = Text.muted("–")

  static func text(_ value: Int?, _ unit: Ledger.Unit) -> Text {
    guard let value else { return none }
    return unit == .bytes ? Text(ByteCount(value).description) : Text(value.grouped)
  }

  static func text(_ bytes: ByteCount?) -> Text { text(bytes?.bytes, .bytes) }

  static func text(_ timing: Timing?) -> Text {
    timing.map { Text($0.median.secondsText) } ?? none
  }

  /// The verdict in plain words, green where the last variant is better and red where it is worse.
  static func text(_ verdict: LedgerVerdict?) -> Text {
    guard let verdict else { return "" }
    let style: Text.Style =
      switch verdict.verdict {
      case .smaller, .faster: .good
      case .larger, .slower: .bad
      case .same, .notMeasurable, .noDifference, .tooShort: .muted
      }
    var text = Text(verdict.sentence, style)
    // The interval stays on one line; it belongs to a difference, found or not.
    if let interval = verdict.interval {
      let unbroken = String("(\(interval))".map { $0 == " " ? "\u{a0}" : $0 })
      let ratio = verdict.verdict == .noDifference ? " " : "  "
      text += Text(ratio + unbroken, .muted)
    }
    return text
  }
}

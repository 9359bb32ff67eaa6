/// What follows Enter in text that came in one go: a paste that the terminal did not mark.
///
/// People never type so fast, but scripts do; what tells a paste of code from them is that its lines
/// bring their own blanks.
enum Onrush {
  /// Nothing follows, or nothing that tells a paste: Enter means what it always means.
  case none
  /// The next line belongs to the entry.
  case goesOn
  /// The next line begins another entry.
  case ends

  /// Judges by what comes next.
  ///
  /// - Parameter isPaste: whether lines before have shown that this is a paste.
  init(_ upcoming: String, isPaste: Bool) {
    let lines = upcoming.split(separator: "\n")
    guard let line = lines.first(where: { $0.contains { !$0.isWhitespace } }) else {
      self = .none
      return
    }
    if line.first == " " || line.first == "\t" {
      self = .goesOn
    } else if isPaste {
      self = PythonBlocks.continues(withLine: line) ? .goesOn : .ends
    } else {
      self = .none
    }
  }
}

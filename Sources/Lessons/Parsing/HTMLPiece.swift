/// What a block of HTML in a lesson is. Lessons know comments and folds; nothing else could be
/// shown in a terminal.
enum HTMLPiece: Hashable {
  case comment
  /// The summary's text; nil where there is none.
  case foldBegins(summary: String?)
  case foldEnds
  case other

  init(_ literal: String) {
    let text = literal.trimmed
    if text.hasPrefix("<!--") && text.hasSuffix("-->") {
      self = .comment
    } else if text == "</details>" {
      self = .foldEnds
    } else if text.hasPrefix("<details>") && !text.contains("</details>") {
      self = .foldBegins(summary: Self.summary(String(text.dropFirst("<details>".count))))
    } else {
      self = .other
    }
  }

  private static func summary(_ text: String) -> String? {
    let text = text.trimmed
    guard text.hasPrefix("<summary>"), text.hasSuffix("</summary>") else { return nil }
    return String(text.dropFirst("<summary>".count).dropLast("</summary>".count)).trimmed
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    let front = drop(while: \.isWhitespace)
    guard let last = front.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(front[...last])
  }
}

/// Text of one paragraph, cell or label: stretches that each have a style.
package struct Text: Hashable, Sendable {
  /// A stretch of one style.
  package struct Span: Hashable, Sendable {
    package var text: String
    package var style: Style

    /// Makes a stretch.
    package init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// What a stretch is; each renderer decides how that looks.
  package enum Style: CaseIterable, Hashable, Sendable {
    case plain, code, strong, emphasis
    /// Good news, such as a smaller figure.
    case good
    /// Bad news, such as an answer that differs.
    case bad
    /// Of less weight than the rest.
    case muted
  }

  package var spans: [Span]

  /// Makes text of stretches.
  package init(_ spans: [Span]) {
    self.spans = spans.filter { !$0.text.isEmpty }
  }

  /// Makes text of one stretch.
  package init(_ text: String, _ style: Style = .plain) {
    self.init([Span(text, style)])
  }

  /// The characters without their styles.
  package var plain: String { spans.map(\.text).joined() }

  /// The text divided at its line ends, for where these mean something, as in a person's note.
  var lines: [Text] {
    var lines: [[Span]] = [[]]
    for span in spans {
      let parts = span.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append([]) }
        lines[lines.count - 1].append(Span(String(part), span.style))
      }
    }
    return lines.map { Text($0) }
  }

  /// Whether there is nothing to see.
  package var isEmpty: Bool { spans.isEmpty }

  package static func + (left: Text, right: Text) -> Text { Text(left.spans + right.spans) }
  package static func += (left: inout Text, right: Text) { left = left + right }

  /// Makes text in monospaced type.
  package static func code(_ text: String) -> Text { Text(text, .code) }
  /// Makes text that stands out.
  package static func strong(_ text: String) -> Text { Text(text, .strong) }
  /// Makes text that is stressed.
  package static func emphasis(_ text: String) -> Text { Text(text, .emphasis) }
  /// Makes text that is good news.
  package static func good(_ text: String) -> Text { Text(text, .good) }
  /// Makes text that is bad news.
  package static func bad(_ text: String) -> Text { Text(text, .bad) }
  /// Makes text of less weight.
  package static func muted(_ text: String) -> Text { Text(text, .muted) }
}

extension Text: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) {
    self.init(text)
  }
}

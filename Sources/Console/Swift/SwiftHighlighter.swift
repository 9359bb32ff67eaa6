/// Colours Swift code, and command words where a text is a command.
package struct SwiftHighlighter: Sendable {
  private let commands: Set<String>

  /// A highlighter that knows the shell's command words.
  package init(commands: Set<String> = []) {
    self.commands = commands
  }

  /// The same characters in spans.
  package func highlight(_ text: String) -> [Span] {
    let scanner = SwiftScanner(text)
    var spans: [Span] = []
    var previous = ""
    for token in scanner.tokens {
      let text = scanner.text(token)
      let style =
        previous.isEmpty && token.kind == .name && commands.contains(text)
        ? .command : Self.style(of: token.kind, text, after: previous)
      if let last = spans.indices.last, spans[last].style == style {
        spans[last].text += text
      } else {
        spans.append(Span(text, style))
      }
      if token.kind != .blank { previous = text }
    }
    return spans
  }

  private static func style(
    of kind: SwiftScanner.Kind, _ text: String, after previous: String
  ) -> Style {
    switch kind {
    case .blank, .lineBreak: return .plain
    case .comment: return .comment
    case .number: return .number
    case .string: return .string
    case .symbol: return .symbol
    case .name:
      if previous == "." { return .plain }
      if SwiftWords.keywords.contains(text) || "@#".contains(text.prefix(1)) { return .keyword }
      if SwiftWords.declaring.contains(previous) { return .definition }
      return SwiftWords.builtins.contains(text) ? .builtin : .plain
    }
  }
}

/// Colours Python code, and command words where a text is a command.
package struct PythonHighlighter: Sendable {
  private let commands: Set<String>

  /// A highlighter that knows the shell's command words.
  package init(commands: Set<String> = []) {
    self.commands = commands
  }

  /// The same characters in spans.
  package func highlight(_ text: String) -> [Span] {
    let scanner = PythonScanner(text)
    var spans: [Span] = []
    var previous = ""
    var isFirst = true
    for token in scanner.tokens {
      let text = scanner.text(token)
      var style = Self.style(of: token.kind)
      if token.kind == .name {
        style =
          isFirst && commands.contains(text) ? .command : Self.style(ofName: text, after: previous)
      }
      if let last = spans.indices.last, spans[last].style == style {
        spans[last].text += text
      } else {
        spans.append(Span(text, style))
      }
      if token.kind != .blank {
        previous = text
        isFirst = false
      }
    }
    return spans
  }

  private static func style(of kind: PythonScanner.Kind) -> Style {
    switch kind {
    case .blank, .lineBreak, .name: .plain
    case .comment: .comment
    case .number: .number
    case .string: .string
    case .symbol: .symbol
    }
  }

  private static func style(ofName name: String, after previous: String) -> Style {
    if PythonWords.keywords.contains(name) { return .keyword }
    if previous == "def" || previous == "class" { return .definition }
    if previous != ".", PythonWords.builtins.contains(name) { return .builtin }
    return .plain
  }
}

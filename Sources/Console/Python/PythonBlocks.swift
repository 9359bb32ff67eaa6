/// Where entries of Python code end and how their lines are indented, judged by tokens alone.
///
/// It answers at once and without an interpreter; a test holds it against `codeop` of every Python
/// there is. An entry that is wrong counts as complete, so that the interpreter can say what is
/// wrong with it.
package enum PythonBlocks {
  /// Whether a text can be run as it is, could go on, or must.
  package static func completeness(of text: String) -> Completeness {
    let scanner = PythonScanner(text)
    if scanner.depth > 0 || scanner.isInString || scanner.endsWithBackslash { return .incomplete }
    let statements = statements(in: scanner)
    guard let last = statements.last, isInOrder(statements) else { return .complete }
    if last.endsWithColon || last.isDecorator { return .incomplete }
    guard let start = statements.lastIndex(where: { $0.indent.isEmpty }) else { return .complete }
    if awaitsHandler(statements[start...]) { return .incomplete }
    let isBlock = start < statements.count - 1 || PythonWords.compound.contains(last.word)
    return isBlock ? .extensible : .complete
  }

  /// The blanks with which the line after a text begins.
  package static func indent(after text: String) -> String {
    let scanner = PythonScanner(text)
    let lastLine = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let blanks = String(lastLine.prefix { $0 == " " || $0 == "\t" })
    if scanner.isInString { return blanks }
    let step = blanks.hasPrefix("\t") ? "\t" : String(repeating: " ", count: EditBuffer.indentStep)
    if scanner.depth > 0 {
      let start = text.utf8.count - lastLine.utf8.count
      let depthBefore = scanner.tokens.first { $0.range.lowerBound >= start }?.depth
      return scanner.depth > depthBefore ?? scanner.depth ? blanks + step : blanks
    }
    guard let last = statements(in: scanner).last, !lastLine.allSatisfy(\.isWhitespace) else {
      return blanks
    }
    if last.endsWithColon { return last.indent + step }
    guard PythonWords.leaving.contains(last.word) else { return last.indent }
    return String(last.indent.dropLast(step.count))
  }

  /// Whether a line that follows a block in a file belongs to it: it is indented, or goes on with
  /// a word such as `else`.
  package static func continues(withLine line: some StringProtocol) -> Bool {
    if line.first == " " || line.first == "\t" { return true }
    let word = line.prefix { $0.isLetter }
    return PythonWords.continuing.contains(String(word))
  }

  // Python says at once what is wrong with an `else` of nothing, and with a line that goes back to
  // where no line began.
  private static func isInOrder(_ statements: [Statement]) -> Bool {
    var open: [String] = []
    for statement in statements {
      let depth = statement.indent.utf8.count
      let goesBack = open.last.map { $0.utf8.count > depth } ?? false
      while let last = open.last, last.utf8.count > depth { open.removeLast() }
      if open.last == statement.indent { continue }
      if goesBack || PythonWords.continuing.contains(statement.word) { return false }
      open.append(statement.indent)
    }
    return true
  }

  // Whether a `try` is open. Its handlers stand as far left as the word itself, so they would come
  // after what looks like the end of its body.
  private static func awaitsHandler(_ statements: ArraySlice<Statement>) -> Bool {
    var open: [String] = []
    for statement in statements {
      let depth = statement.indent.utf8.count
      while let last = open.last, last.utf8.count >= depth { open.removeLast() }
      if statement.word == "try" { open.append(statement.indent) }
    }
    return !open.isEmpty
  }

  private struct Statement {
    var indent = ""
    /// Its first word; empty where it begins with something else.
    var word = ""
    var endsWithColon = false
    var isDecorator = false
  }

  // Logical lines: those of brackets, strings and backslashes are one; blank lines and lines of
  // comments are none.
  private static func statements(in scanner: PythonScanner) -> [Statement] {
    var result: [Statement] = []
    var indent = ""
    var isAtStart = true
    for token in scanner.tokens {
      switch token.kind {
      case .lineBreak:
        if token.depth == 0 { (isAtStart, indent) = (true, "") }
      case .blank:
        if isAtStart { indent = scanner.text(token) }
      case .comment: break
      case .name, .number, .string, .symbol:
        let text = scanner.text(token)
        if isAtStart {
          isAtStart = false
          let word = token.kind == .name ? text : ""
          result.append(Statement(indent: indent, word: word, isDecorator: text == "@"))
        }
        result[result.count - 1].endsWithColon = text == ":" && token.depth == 0
      }
    }
    return result
  }
}

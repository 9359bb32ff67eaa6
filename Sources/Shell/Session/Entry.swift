/// What one entry at the prompt means: a command of the shell, or code for the engine.
package enum Entry: Hashable, Sendable {
  case empty
  case command(name: String, arguments: String)
  case code(String)
}

extension Entry {
  /// Whether it is code for the engine.
  package var isCode: Bool {
    if case .code = self { true } else { false }
  }

  /// Reads an entry.
  ///
  /// A line whose first word is a command is a command, unless what follows can only go on a piece of
  /// code: `size = 3`, `next(it)`, `time.sleep(1)`. A leading `%`, IPython's mark, always means a
  /// command and `py` always means code, so that both stay within reach.
  package init(_ text: String, commands: Set<String>) {
    let line = text.drop { $0.isWhitespace }
    guard !line.isEmpty else {
      self = .empty
      return
    }
    if line.first == "%" {
      let rest = line.drop { $0 == "%" }
      let word = rest.prefix { !$0.isWhitespace }
      self = .command(name: String(word), arguments: Entry.trim(rest.dropFirst(word.count)))
      return
    }
    let word = line.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    let rest = line.dropFirst(word.count)
    if let asked = Entry.asked(line) {
      self = .command(name: "help", arguments: asked)
    } else if line.first == "!" {
      self = .command(name: "!", arguments: Entry.trim(line.dropFirst()))
    } else if word == "py", rest.isEmpty || rest.first?.isWhitespace == true {
      self = .code(Entry.trim(rest))
    } else if commands.contains(String(word)), !Entry.goesOnAsCode(rest) {
      self = .command(name: String(word), arguments: Entry.trim(rest))
    } else {
      self = .code(text)
    }
  }

  /// What `?`, `?size`, `size?` or `x.y??` asks about; nil where it is no such question.
  private static func asked(_ line: Substring) -> String? {
    var rest = Entry.trim(line)
    guard rest.hasPrefix("?") || rest.hasSuffix("?") else { return nil }
    let isBefore = rest.hasPrefix("?")
    while rest.hasPrefix("?") { rest.removeFirst() }
    while rest.hasSuffix("?") { rest.removeLast() }
    rest = Entry.trim(rest)
    // No Python ends in a question mark but a comment or a text that is not closed.
    let isName = rest.allSatisfy { $0.isLetter || $0.isNumber || "_.".contains($0) }
    return isBefore || isName ? rest : nil
  }

  private static func goesOnAsCode(_ rest: Substring) -> Bool {
    guard let first = rest.first else { return false }
    if !first.isWhitespace { return true }
    let next = rest.drop { $0.isWhitespace }
    let operators = ["=", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", ">>=", "<<=", ":=", "@="]
    if operators.contains(where: next.hasPrefix) { return true }
    let infix = [
      ",", ")", "]", "}", ":", ".", "==", "!=", "<", ">", "* ", "+ ", "/ ", "% ", "| ", "& ",
    ]
    if infix.contains(where: next.hasPrefix) { return true }
    return ["in ", "is ", "and ", "or ", "if "].contains(where: next.hasPrefix)
  }

  private static func trim(_ text: some StringProtocol) -> String {
    var slice = Substring(text)
    while let first = slice.first, first.isWhitespace { slice = slice.dropFirst() }
    while let last = slice.last, last.isWhitespace { slice = slice.dropLast() }
    return String(slice)
  }
}

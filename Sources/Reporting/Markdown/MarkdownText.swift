internal import Basics

/// Text within a line of Markdown.
enum MarkdownText {
  /// Stretches with their marks, everything else escaped; on one line.
  ///
  /// - Parameter isCell: whether the line is a cell of a table, where a pipe ends it even within
  ///   code: a table's row is divided before its spans are read.
  static func inline(_ text: Text, isCell: Bool = false) -> String {
    text.spans.map { span in
      switch span.style {
      case .plain, .good, .muted: escaped(span.text)
      case .code: isCell ? escapingPipes(code(span.text)) : code(span.text)
      case .strong, .bad: marked(span.text, "**", "strong")
      case .emphasis: marked(span.text, "*", "em")
      }
    }.joined()
  }

  /// The lines of a text of several, each but the last before a blank one with the mark that breaks it.
  ///
  /// Blanks before a line's first word stay, as such that are not taken away.
  static func lines(_ text: Text) -> [String] {
    let lines = text.lines.map { line -> String in
      let words = inline(line)
      let blanks = words.prefix { $0 == " " }.count
      return blanks == words.count
        ? "" : String(repeating: "\u{a0}", count: blanks) + lineStart(words)
    }
    return lines.enumerated().map { index, line in
      let isFollowed = index + 1 < lines.count && !lines[index + 1].isEmpty
      return line.isEmpty || !isFollowed ? line : line + "\\"
    }
  }

  /// Lines of Markdown as a quotation.
  static func quoted(_ lines: [String]) -> String {
    lines.map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
  }

  /// A line's beginning, so that it opens no list, heading, quotation or block of code.
  static func lineStart(_ text: String) -> String {
    let line = String(text.drop { $0 == " " })
    guard let first = line.first else { return line }
    // A colon may begin the row below the head of a table.
    if "#+-=:".contains(first) { return "\\" + line }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    // 4.73 is a figure, and stays one in the source.
    if !digits.isEmpty, rest.first == "." || rest.first == ")",
      rest.dropFirst().first?.isWhitespace ?? true
    {
      return digits + "\\" + rest
    }
    return line
  }

  /// Text that comes out as it is. Characters that mean something only at a line's start are left
  /// to ``lineStart(_:)``, since a figure such as 4.73 should stay readable in the source.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      // GitHub makes a link of a bare address, and would take the escapes within for part of it.
      switch character {
      case ":" where ["http", "https", "ftp"].contains(where: result.hasSuffix): result += "\\:"
      case "." where result.hasSuffix("www"): result += "\\."
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "$", "&":
        result += "\\\(character)"
      case let character where character.isNewline || character == "\t": result += " "
      default: result += character.visible(lineBreak: " ")
      }
    }
    return result
  }

  private static func escapingPipes(_ text: String) -> String {
    text.map { $0 == "|" ? "\\|" : String($0) }.joined()
  }

  /// A code span, its fence longer than any run of backticks within.
  static func code(_ text: String) -> String {
    let line = String(text.map { $0.isNewline ? " " : $0 })
    guard !line.allSatisfy({ $0 == " " }) else { return escaped(line) }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: line) + 1)
    let needsBlanks =
      line.hasPrefix("`") || line.hasSuffix("`") || (line.hasPrefix(" ") && line.hasSuffix(" "))
    let blank = needsBlanks ? " " : ""
    return "\(fence)\(blank)\(line)\(blank)\(fence)"
  }

  /// The length of the longest run of a character.
  static func longestRun(of mark: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for character in text {
      run = character == mark ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// Marks hold only where the text between them begins and ends with a letter or digit, whatever
  /// stands around; other text is marked by tags. Blanks at the ends stay outside.
  private static func marked(_ text: String, _ mark: String, _ tag: String) -> String {
    let head = text.prefix { $0.isWhitespace }
    guard head.count < text.count else { return escaped(text) }
    var body = text.dropFirst(head.count)
    var tail = ""
    while let last = body.last, last.isWhitespace {
      tail = String(last) + tail
      body.removeLast()
    }
    let safe = [body.first, body.last].allSatisfy { $0?.isLetter == true || $0?.isNumber == true }
    let inner = escaped(String(body))
    return escaped(String(head)) + (safe ? "\(mark)\(inner)\(mark)" : "<\(tag)>\(inner)</\(tag)>")
      + escaped(tail)
  }
}

extension CodeScanner {
  /// Where what begins at a place ends that is no code of Swift's own: a comment, a text, a regular
  /// expression between `#/` and `/#`. Nil where nothing of the kind begins there.
  func endOfSwift(from start: Int) -> Int? {
    if has("//", at: start) { return text[start...].firstIndex(of: "\n") ?? text.count }
    if has("/*", at: start) { return endOfComment(from: start) }
    let marks = text[start...].prefix { $0 == "#" }.count
    let opening = start + marks
    guard opening < text.count else { return nil }
    if text[opening] == "\"" { return endOfText(from: opening, marks: marks) }
    if marks > 0, text[opening] == "/" {
      return end(of: "/" + String(repeating: "#", count: marks), from: opening + 1)
    }
    return nil
  }

  /// Comments may hold comments.
  private func endOfComment(from start: Int) -> Int {
    var depth = 0
    var index = start
    while index < text.count {
      if has("/*", at: index) {
        depth += 1
        index += 2
      } else if has("*/", at: index) {
        depth -= 1
        index += 2
        if depth == 0 { return index }
      } else {
        index += 1
      }
    }
    return index
  }

  /// The end of a text that opens with so many `#` before its quotation mark; interpolations may hold
  /// texts, and one of several lines holds quotation marks.
  private func endOfText(from opening: Int, marks: Int) -> Int {
    let isLong = has("\"\"\"", at: opening) && (marks == 0 || isLineEnd(opening + 3))
    let fence = String(repeating: "#", count: marks)
    let closing = (isLong ? "\"\"\"" : "\"") + fence
    let escape = "\\" + fence
    var index = opening + (isLong ? 3 : 1)
    while index < text.count {
      if has(closing, at: index) { return index + closing.count }
      if has(escape, at: index) {
        index += escape.count
        index = index < text.count && text[index] == "(" ? endOfBrackets(from: index) : index + 1
      } else if text[index] == "\n", !isLong {
        return index
      } else {
        index += 1
      }
    }
    return text.count
  }

  /// The end of code between round brackets.
  private func endOfBrackets(from start: Int) -> Int {
    var depth = 0
    var index = start
    while index < text.count {
      if let end = endOfSwift(from: index) {
        index = end
        continue
      }
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      index += 1
      if depth == 0 { return index }
    }
    return index
  }

  private func end(of mark: String, from start: Int) -> Int {
    var index = start
    while index < text.count {
      if has(mark, at: index) { return index + mark.count }
      index += 1
    }
    return index
  }

  private func isLineEnd(_ index: Int) -> Bool {
    guard index < text.count else { return true }
    return text[index...].first { $0 == "\n" || !$0.isWhitespace } == "\n"
  }

  private func has(_ mark: String, at index: Int) -> Bool {
    text[index...].starts(with: mark)
  }
}

/// Finds places in a line of code that stand outside of strings, brackets and comments.
///
/// Shell commands carry code without quotes (`compare [a, b] vs (c, d) --use sum(it)`), so the words
/// `vs` and `--use` separate only where the code around them is whole. What is a string or a comment is
/// a matter of the language.
package struct CodeScanner {
  package let text: [Character]
  package let isSwift: Bool

  /// Scans one line or block of code.
  ///
  /// - Parameter isSwift: whether it is Swift; else it is Python.
  package init(_ text: String, isSwift: Bool = false) {
    self.text = Array(text)
    self.isSwift = isSwift
  }

  /// The offsets of the characters that stand at top level, in order.
  package var topLevel: [Int] {
    var result: [Int] = []
    var depth = 0
    var index = 0
    while index < text.count {
      let character = text[index]
      if isSwift, let end = endOfSwift(from: index) {
        index = end
        continue
      }
      switch character {
      case "\"" where !isSwift, "'" where !isSwift:
        index = endOfString(from: index)
        continue
      case "#" where !isSwift:
        while index < text.count, text[index] != "\n" { index += 1 }
        continue
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth = max(0, depth - 1)
      default: if depth == 0 { result.append(index) }
      }
      index += 1
    }
    return result
  }

  /// The text split at each top-level occurrence of a word that stands between blanks.
  package func split(at word: String) -> [String] {
    let mark = Array(word)
    var parts: [String] = []
    var start = 0
    let outside = Set(topLevel)
    var index = 0
    while index < text.count {
      if outside.contains(index), matches(mark, at: index) {
        parts.append(trimmed(start..<index))
        start = index + mark.count
        index = start
      } else {
        index += 1
      }
    }
    parts.append(trimmed(start..<text.count))
    return parts
  }

  /// The text before the first top-level option, and each option with the text up to the next one.
  ///
  /// An option is one of the given names after `--`, between blanks; other text that begins with two
  /// dashes is left in the code, where it may be arithmetic.
  package func options(named names: Set<String>) -> (code: String, options: [(String, String)]) {
    let outside = topLevel
    var marks: [(offset: Int, name: String)] = []
    for index in outside {
      guard text[index] == "-", index + 2 < text.count, text[index + 1] == "-",
        index == 0 || text[index - 1].isWhitespace
      else { continue }
      let name = String(text[(index + 2)...].prefix { $0.isLetter || $0.isNumber || $0 == "-" })
      let end = index + 2 + name.count
      if names.contains(name), end == text.count || text[end].isWhitespace || text[end] == "=" {
        marks.append((index, name))
      }
    }
    guard let first = marks.first else { return (trimmed(0..<text.count), []) }
    var options: [(String, String)] = []
    for (position, mark) in marks.enumerated() {
      var from = mark.offset + 2 + mark.name.count
      if from < text.count, text[from] == "=" { from += 1 }
      let to = position + 1 < marks.count ? marks[position + 1].offset : text.count
      options.append((mark.name, trimmed(from..<to)))
    }
    return (trimmed(0..<first.offset), options)
  }

  private func matches(_ word: [Character], at index: Int) -> Bool {
    guard index + word.count <= text.count, Array(text[index..<index + word.count]) == word else {
      return false
    }
    let before = index == 0 || text[index - 1].isWhitespace
    let after = index + word.count == text.count || text[index + word.count].isWhitespace
    return before && after
  }

  private func endOfString(from start: Int) -> Int {
    let quote = text[start]
    let triple = start + 2 < text.count && text[start + 1] == quote && text[start + 2] == quote
    var index = start + (triple ? 3 : 1)
    while index < text.count {
      if text[index] == "\\" {
        index += 2
      } else if text[index] == quote {
        if !triple { return index + 1 }
        if index + 2 < text.count, text[index + 1] == quote, text[index + 2] == quote {
          return index + 3
        }
        index += 1
      } else {
        index += 1
      }
    }
    return text.count
  }

  private func trimmed(_ range: Range<Int>) -> String {
    var slice = text[range]
    while let first = slice.first, first.isWhitespace { slice = slice.dropFirst() }
    while let last = slice.last, last.isWhitespace { slice = slice.dropLast() }
    return String(slice)
  }
}

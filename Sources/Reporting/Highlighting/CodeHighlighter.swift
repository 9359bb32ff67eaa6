/// Divides code into stretches that are coloured alike.
///
/// It knows words, strings, numbers and comments, not grammar: code that is wrong, or cut off, is
/// divided all the same, and the stretches together are always the whole code.
package struct CodeHighlighter {
  private let rules: CodeLanguageRules
  private var rest: Substring
  private var tokens: [CodeToken] = []
  /// Whether the word before defines the one that comes.
  private var defines = false

  /// The stretches of some code; one plain stretch where the language is not known.
  package static func tokens(of code: String, language: String?) -> [CodeToken] {
    guard !code.isEmpty else { return [] }
    guard let rules = language.flatMap(CodeLanguageRules.of) else {
      return [CodeToken(text: code[...], kind: .plain)]
    }
    var highlighter = CodeHighlighter(rules: rules, rest: code[...])
    highlighter.run()
    return highlighter.tokens
  }

  private init(rules: CodeLanguageRules, rest: Substring) {
    self.rules = rules
    self.rest = rest
  }

  private mutating func run() {
    while let first = rest.first {
      if rest.hasPrefix(rules.lineComment) {
        take(rest.prefix { !$0.isNewline }, .comment)
      } else if let comment = rules.blockComment, rest.hasPrefix(comment.open) {
        takeBlockComment(comment.open, comment.close)
      } else if let prefix = stringPrefix {
        takeString(after: prefix)
      } else if first.isLetter || first == "_" {
        takeWord()
      } else if first.isASCII, first.isNumber {
        take(rest.prefix { $0.isLetter || $0.isNumber || "._".contains($0) }, .number)
      } else if first == "@" {
        let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || "_.".contains($0) }
        take(rest.prefix(1 + name.count), name.isEmpty ? .plain : .definition)
      } else {
        take(rest.prefix(1), .plain)
      }
    }
  }

  /// Hands a stretch out, joined to the one before where that is of its kind.
  private mutating func take(_ text: Substring, _ kind: CodeToken.Kind) {
    rest = rest[text.endIndex...]
    if let last = tokens.last, last.kind == kind {
      tokens[tokens.count - 1].text = text.base[last.text.startIndex..<text.endIndex]
    } else {
      tokens.append(CodeToken(text: text, kind: kind))
    }
  }

  private mutating func takeWord() {
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let kind: CodeToken.Kind =
      if rules.keywords.contains(word) {
        .keyword
      } else if defines {
        .definition
      } else if rules.builtins.contains(word), tokens.last?.text.last != "." {
        .builtin
      } else {
        .plain
      }
    defines = rules.definers.contains(word)
    take(word, kind)
  }

  private mutating func takeBlockComment(_ open: String, _ close: String) {
    var depth = 0
    var end = rest.startIndex
    while end < rest.endIndex {
      let tail = rest[end...]
      if tail.hasPrefix(open) {
        depth += 1
        end = rest.index(end, offsetBy: open.count)
      } else if tail.hasPrefix(close) {
        depth -= 1
        end = rest.index(end, offsetBy: close.count)
        if depth == 0 { break }
      } else {
        end = rest.index(after: end)
      }
    }
    take(rest[..<end], .comment)
  }

  // MARK: Strings

  /// The letters or signs before the quote of a string that begins here; nil where none does.
  private var stringPrefix: Substring? {
    if rules.hasPythonStrings {
      let letters = rest.prefix(3).prefix { "rRbBuUfFtT".contains($0) }
      let quote = rest.dropFirst(letters.count).first
      return quote == "\"" || quote == "'" ? letters : nil
    }
    let signs = rest.prefix { $0 == "#" }
    return rest.dropFirst(signs.count).first == "\"" ? signs : nil
  }

  private mutating func takeString(after prefix: Substring) {
    let body = rest.dropFirst(prefix.count)
    guard let quote = body.first else { return }
    let three = String(repeating: quote, count: 3)
    let isLong = body.hasPrefix(three)
    // In Swift signs before the quote stand after it as well, and turn escapes off; so does an r.
    let isRaw = prefix.contains { "rR#".contains($0) }
    let close =
      (isLong ? three : String(quote)) + (rules.hasPythonStrings ? "" : String(prefix))
    var end = rest.index(body.startIndex, offsetBy: isLong ? 3 : 1)
    while end < rest.endIndex {
      if rest[end...].hasPrefix(close) {
        end = rest.index(end, offsetBy: close.count)
        break
      }
      if rest[end].isNewline, !isLong { break }
      // Even in a raw string of Python a backslash keeps the quote after it from ending it.
      if rest[end] == "\\", !isRaw || rules.hasPythonStrings {
        end = rest.index(after: end)
        guard end < rest.endIndex else { break }
      }
      end = rest.index(after: end)
    }
    take(rest[..<end], .string)
  }
}

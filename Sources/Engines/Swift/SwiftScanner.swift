/// Whether a piece of Swift goes on, by its brackets, texts and comments alone.
///
/// The compiler's parser would know better and takes a tenth of a second; what a person types has to be
/// answered at once. What this calls complete and is wrong the compiler says of when it runs.
struct SwiftScanner {
  private let code: [Character]
  private var position = 0
  /// Brackets that are open, the innermost last, and the indentation of the lines they stand on.
  private var open: [(mark: Character, indent: Int)] = []
  private var line = 1
  private var column = 1
  private var indent = 0
  private var isAtLineStart = true
  private var problem: Completeness?

  /// Looks at a piece of code.
  static func completeness(of code: String) -> Completeness {
    var scanner = SwiftScanner(code)
    return scanner.scan()
  }

  private init(_ code: String) {
    self.code = Array(code)
  }

  private mutating func scan() -> Completeness {
    var last: Character?
    while position < code.count, problem == nil {
      let character = code[position]
      if starts(with: "//") {
        skip { $0 != "\n" }
        continue
      }
      if starts(with: "/*") {
        guard skipComment() else { return .incomplete(indent: 0) }
        continue
      }
      if character == "\"" || (character == "#" && startsText) {
        guard skipText() else { return problem ?? .incomplete(indent: 0) }
        last = "\""
        continue
      }
      bracket(character)
      if !character.isWhitespace { last = character }
      advance()
    }
    if let problem { return problem }
    if let innermost = open.last { return .incomplete(indent: innermost.indent + 2) }
    // An operator or a comma at the end wants something after it.
    if let last, "=,+-*/&|<.".contains(last), !code.suffix(2).elementsEqual(["\n", "\n"]) {
      return endsInOperator ? .incomplete(indent: indent + 2) : .complete
    }
    return .complete
  }

  /// Whether the last word is an operator between two operands: with a blank before it.
  private var endsInOperator: Bool {
    let words = String(code).split { $0.isWhitespace }
    guard let word = words.last, words.count > 1 else { return false }
    return word.last == "," || word.allSatisfy { "=+-*/&|<>?:".contains($0) }
  }

  private mutating func bracket(_ character: Character) {
    switch character {
    case "(", "[", "{": open.append((character, indent))
    case ")", "]", "}":
      let wanted: Character = character == ")" ? "(" : character == "]" ? "[" : "{"
      guard open.last?.mark == wanted else {
        problem = .invalid(
          message: open.last.map { "'\(character)' closes no '\($0.mark)'" }
            ?? "'\(character)' closes nothing", line: line, column: column)
        return
      }
      open.removeLast()
    default: break
    }
  }

  private mutating func advance() {
    let character = code[position]
    position += 1
    column += 1
    if character == "\n" {
      (line, column, indent, isAtLineStart) = (line + 1, 1, 0, true)
    } else if isAtLineStart {
      if character == " " { indent += 1 } else { isAtLineStart = false }
    }
  }

  private mutating func skip(while condition: (Character) -> Bool) {
    while position < code.count, condition(code[position]) { advance() }
  }

  private func starts(with text: String) -> Bool {
    code[position...].starts(with: text)
  }

  /// Comments may hold comments.
  private mutating func skipComment() -> Bool {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        advance()
      } else if starts(with: "*/") {
        depth -= 1
        advance()
      }
      advance()
    } while depth > 0 && position < code.count
    return depth == 0
  }

  private var startsText: Bool {
    code[position...].first { $0 != "#" } == "\""
  }

  /// A text of one line or of several, raw or not; interpolations may hold texts.
  private mutating func skipText() -> Bool {
    let start = (line, column)
    var marks = ""
    while position < code.count, code[position] == "#" {
      marks += "#"
      advance()
    }
    let isLong = starts(with: "\"\"\"")
    let end = (isLong ? "\"\"\"" : "\"") + marks
    let escape = "\\" + marks
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    while position < code.count {
      if starts(with: end) {
        for _ in end { advance() }
        return true
      }
      if starts(with: escape) {
        for _ in escape { advance() }
        if position < code.count, code[position] == "(" {
          guard skipInterpolation() else { return false }
        } else if position < code.count {
          advance()
        }
        continue
      }
      if code[position] == "\n", !isLong {
        problem = .invalid(
          message: "the text does not end on its line", line: start.0, column: start.1)
        return false
      }
      advance()
    }
    if !isLong {
      problem = .invalid(
        message: "the text does not end on its line", line: start.0, column: start.1)
    }
    return false
  }

  private mutating func skipInterpolation() -> Bool {
    var depth = 0
    repeat {
      let character = code[position]
      if character == "\"" || (character == "#" && startsText) {
        guard skipText() else { return false }
        continue
      }
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      advance()
    } while depth > 0 && position < code.count
    return depth == 0
  }
}

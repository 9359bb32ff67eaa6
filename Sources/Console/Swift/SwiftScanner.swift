/// Cuts Swift code into tokens, also code that is not finished or wrong.
///
/// Every byte of the code belongs to exactly one token, in order. A string is one token even where
/// it holds expressions; an operator of several characters is one symbol.
struct SwiftScanner {
  /// What a token is.
  enum Kind: Hashable {
    case blank, lineBreak, comment, name, number, string, symbol
  }

  /// A token and its place in the code, in bytes of UTF-8.
  struct Token: Hashable {
    var kind: Kind
    var range: Range<Int>
  }

  private let bytes: [UInt8]
  private(set) var tokens: [Token] = []
  /// How many brackets are open at the end.
  private(set) var depth = 0
  /// Whether the code ends inside a comment or a string of several lines.
  private(set) var isOpen = false
  private var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    while position < bytes.count {
      let start = position
      let kind = scan()
      tokens.append(Token(kind: kind, range: start..<position))
    }
  }

  func text(_ token: Token) -> String { String(decoding: bytes[token.range], as: UTF8.self) }

  private mutating func scan() -> Kind {
    let byte = bytes[position]
    if byte == 0x0A {
      position += 1
      return .lineBreak
    }
    if Self.isBlank(byte) {
      skip(while: Self.isBlank)
      return .blank
    }
    if starts("//") {
      skip { $0 != 0x0A }
      return .comment
    }
    if starts("/*") {
      skipComment()
      return .comment
    }
    if let hashes = stringStart {
      skipString(hashes: hashes)
      return .string
    }
    if PythonScanner.isDigit(byte) {
      skip { PythonScanner.startsName($0) || PythonScanner.isDigit($0) }
      // The dot of a number, not that of a range.
      if next(0) == UInt8(ascii: "."), next(1).map(PythonScanner.isDigit) == true {
        position += 1
        skip { PythonScanner.startsName($0) || PythonScanner.isDigit($0) }
      }
      return .number
    }
    if PythonScanner.startsName(byte) || "@#$`".utf8.contains(byte) {
      position += 1
      skip { PythonScanner.startsName($0) || PythonScanner.isDigit($0) || $0 == UInt8(ascii: "`") }
      return .name
    }
    scanSymbol(byte)
    return .symbol
  }

  private mutating func scanSymbol(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
    case _ where Self.isOperator(byte):
      // Comments begin with operators, and end them.
      position += 1
      while let byte = next(0), Self.isOperator(byte), !starts("//"), !starts("/*") {
        position += 1
      }
      return
    default: break
    }
    position += 1
  }

  /// Comments lie inside each other.
  private mutating func skipComment() {
    var open = 0
    while position < bytes.count {
      if starts("/*") {
        open += 1
        position += 2
      } else if starts("*/") {
        open -= 1
        position += 2
        if open == 0 { return }
      } else {
        position += 1
      }
    }
    isOpen = true
  }

  /// How many number signs stand before a quotation mark here; nil where no string begins.
  private var stringStart: Int? {
    var hashes = 0
    while next(hashes) == UInt8(ascii: "#") { hashes += 1 }
    return next(hashes) == UInt8(ascii: "\"") ? hashes : nil
  }

  private mutating func skipString(hashes: Int) {
    position += hashes
    let quotes = starts("\"\"\"") ? 3 : 1
    let closing =
      [UInt8](repeating: UInt8(ascii: "\""), count: quotes)
      + [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
    let escape = [UInt8(ascii: "\\")] + [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
    position += quotes
    while position < bytes.count {
      if starts(closing) {
        position += closing.count
        return
      }
      if starts(escape) {
        position += escape.count
        if next(0) == UInt8(ascii: "(") { skipInterpolation() } else { position += 1 }
        position = min(position, bytes.count)
      } else if bytes[position] == 0x0A, quotes == 1 {
        return
      } else {
        position += 1
      }
    }
    isOpen = quotes == 3
  }

  private mutating func skipInterpolation() {
    var open = 0
    while position < bytes.count, bytes[position] != 0x0A {
      if let hashes = stringStart {
        skipString(hashes: hashes)
        continue
      }
      switch bytes[position] {
      case UInt8(ascii: "("): open += 1
      case UInt8(ascii: ")"): open -= 1
      default: break
      }
      position += 1
      if open == 0 { return }
    }
  }

  private func next(_ offset: Int) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private func starts(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[position...].starts(with: $0) }
  }

  private func starts(_ other: [UInt8]) -> Bool { bytes[position...].starts(with: other) }

  private mutating func skip(while belongs: (UInt8) -> Bool) {
    while position < bytes.count, belongs(bytes[position]) { position += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0C, 0x0D].contains(byte) }

  private static func isOperator(_ byte: UInt8) -> Bool {
    "+-*/%&|^!~<>=?.".utf8.contains(byte)
  }
}

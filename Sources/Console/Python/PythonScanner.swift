/// Cuts Python code into tokens, also code that is not finished or wrong.
///
/// Every byte of the code belongs to exactly one token, in order. What Python calls a string is one
/// token even where it holds expressions.
package struct PythonScanner: Sendable {
  /// What a token is.
  package enum Kind: Hashable, Sendable {
    case blank, lineBreak, comment, name, number, string, symbol
  }

  /// A token and its place in the code, in bytes of UTF-8.
  package struct Token: Hashable, Sendable {
    package var kind: Kind
    package var range: Range<Int>
    /// How many brackets are open before it.
    package var depth: Int
  }

  /// The code.
  package let bytes: [UInt8]
  package private(set) var tokens: [Token] = []
  /// How many brackets are open at the end.
  package private(set) var depth = 0
  /// Whether the code ends inside a string in triple quotes, or in an expression inside a string.
  package internal(set) var isInString = false
  /// Whether the code ends with a backslash, so that its last line is going to be continued.
  package internal(set) var endsWithBackslash = false
  var position = 0

  /// Cuts a text.
  package init(_ text: String) {
    bytes = Array(text.utf8)
    while position < bytes.count {
      let start = position
      let before = depth
      let kind = scan()
      tokens.append(Token(kind: kind, range: start..<position, depth: before))
    }
  }

  /// The text of a token.
  package func text(_ token: Token) -> String {
    String(decoding: bytes[token.range], as: UTF8.self)
  }

  private mutating func scan() -> Kind {
    let byte = bytes[position]
    switch byte {
    case 0x0A:
      position += 1
      return .lineBreak
    case 0x20, 0x09, 0x0C, 0x0D:
      skip { [0x20, 0x09, 0x0C, 0x0D].contains($0) }
      return .blank
    case UInt8(ascii: "#"):
      skip { $0 != 0x0A }
      return .comment
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      scanString(prefix: [])
      return .string
    case UInt8(ascii: "\\") where position + 1 >= bytes.count || bytes[position + 1] == 0x0A:
      endsWithBackslash = position + 1 >= bytes.count
      position = min(position + 2, bytes.count)
      return .blank
    default: break
    }
    if Self.isDigit(byte) || (byte == UInt8(ascii: ".") && next(1).map(Self.isDigit) == true) {
      scanNumber()
      return .number
    }
    if Self.startsName(byte) { return scanName() }
    scanSymbol(byte)
    return .symbol
  }

  private mutating func scanName() -> Kind {
    let start = position
    skip { Self.startsName($0) || Self.isDigit($0) }
    let prefix = bytes[start..<position].map { $0 | 0x20 }
    guard Self.isStringPrefix(prefix), let quote = next(0), Self.isQuote(quote) else {
      return .name
    }
    scanString(prefix: prefix)
    return .string
  }

  private mutating func scanNumber() {
    let isHexadecimal = bytes[position] == 0x30 && next(1).map { $0 | 0x20 } == UInt8(ascii: "x")
    while let byte = next(0) {
      let belongs = Self.startsName(byte) || Self.isDigit(byte) || byte == UInt8(ascii: ".")
      let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      let followsExponent = bytes[position - (isSign ? 1 : 0)] | 0x20 == UInt8(ascii: "e")
      guard belongs || (isSign && followsExponent && !isHexadecimal) else { return }
      position += 1
    }
  }

  private mutating func scanSymbol(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
    default: break
    }
    position += 1
  }

  func next(_ offset: Int) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  mutating func skip(while belongs: (UInt8) -> Bool) {
    while position < bytes.count, belongs(bytes[position]) { position += 1 }
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func startsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }
}

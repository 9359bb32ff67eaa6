extension PythonScanner {
  /// How a string, or a part of one, was left.
  private enum Ending {
    case closed
    /// Something is wrong with it, which is Python's to report.
    case broken
    /// The code ends inside it.
    case open
  }

  // Python itself allows fewer; more would end the stack.
  private static let deepest = 100

  static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  /// Whether a name in small letters says what kind of string follows it.
  static func isStringPrefix(_ name: [UInt8]) -> Bool {
    name.count <= 2 && name.allSatisfy { "rbfut".utf8.contains($0) }
  }

  /// Passes a string whose opening quote is the next byte.
  ///
  /// Expressions inside it are read by the grammar of 3.12: they may hold the quote that the string
  /// began with, and line breaks. What earlier versions accept means the same by it.
  mutating func scanString(prefix: [UInt8]) {
    isInString = passString(prefix: prefix, level: 0) == .open
  }

  private mutating func passString(prefix: [UInt8], level: Int) -> Ending {
    let quote = bytes[position]
    let isTriple = next(1) == quote && next(2) == quote
    let hasFields = prefix.contains { $0 == UInt8(ascii: "f") || $0 == UInt8(ascii: "t") }
    position += isTriple ? 3 : 1
    while let byte = next(0) {
      switch byte {
      case UInt8(ascii: "\\"):
        // The line break that belongs to it has not been typed yet.
        if position + 1 >= bytes.count { endsWithBackslash = true }
        position = min(position + 2, bytes.count)
      case quote where !isTriple || (next(1) == quote && next(2) == quote):
        position += isTriple ? 3 : 1
        return .closed
      case 0x0A where !isTriple: return .broken
      case UInt8(ascii: "{") where hasFields && next(1) == byte: position += 2
      case UInt8(ascii: "{") where hasFields:
        let ending = passField(of: quote, isTriple: isTriple, level: level + 1)
        if ending != .closed { return ending }
      default: position += 1
      }
    }
    return isTriple ? .open : .broken
  }

  /// Passes an expression in braces, its format included.
  private mutating func passField(of quote: UInt8, isTriple: Bool, level: Int) -> Ending {
    guard level < Self.deepest else { return .broken }
    position += 1
    var depth = 1
    while let byte = next(0) {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        position += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        position += 1
        if depth == 0 { return .closed }
      case UInt8(ascii: "#"): skip { $0 != 0x0A }
      case UInt8(ascii: ":") where depth == 1:
        return passFormat(of: quote, isTriple: isTriple, level: level)
      case _ where Self.isQuote(byte):
        let ending = passString(prefix: [], level: level)
        if ending != .closed { return ending }
      case _ where Self.startsName(byte):
        let start = position
        skip { Self.startsName($0) || Self.isDigit($0) }
        let name = bytes[start..<position].map { $0 | 0x20 }
        guard Self.isStringPrefix(name), let quote = next(0), Self.isQuote(quote) else { continue }
        let ending = passString(prefix: name, level: level)
        if ending != .closed { return ending }
      default: position += 1
      }
    }
    return .open
  }

  /// Passes the format of an expression, up to the brace that closes both.
  private mutating func passFormat(of quote: UInt8, isTriple: Bool, level: Int) -> Ending {
    while let byte = next(0) {
      switch byte {
      case UInt8(ascii: "}"):
        position += 1
        return .closed
      case UInt8(ascii: "{"):
        let ending = passField(of: quote, isTriple: isTriple, level: level + 1)
        if ending != .closed { return ending }
      case quote where !isTriple: return .broken
      case 0x0A where !isTriple: return .broken
      default: position += 1
      }
    }
    return isTriple ? .open : .broken
  }
}

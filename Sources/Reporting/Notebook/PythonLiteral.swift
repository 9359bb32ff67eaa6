internal import Basics
internal import Measuring

/// Values as Python writes them.
enum PythonLiteral {
  /// Text: lines between three quotes where they stay as they are there, else with escapes.
  static func string(_ text: String) -> String {
    if text.contains("\n"), isPlain(text) { return "\"\"\"\(text)\"\"\"" }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case let scalar where scalar.isUnruly || isLineBreak(scalar):
        let code = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - code.count)) + code
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A list of texts.
  static func list(_ texts: [String], indent: String) -> String {
    "[\n" + texts.map { "\(indent)    \(string($0)),\n" }.joined() + "\(indent)]"
  }

  /// A whole number with its digits in threes.
  static func int(_ value: Int) -> String {
    let grouped = value.magnitude < 10_000 ? String(value) : value.groupedForCode
    return grouped
  }

  /// A dictionary from ledgers' names to figures; one that is no number is left out.
  static func figures(_ figures: [(ledger: Ledger, value: Double)]) -> String {
    let entries = figures.filter(\.value.isFinite).map { ledger, value in
      let isWhole = ledger.unit != .seconds && value.magnitude < 9e15
      return "\"\(ledger.rawValue)\": \(isWhole ? int(Int(value)) : seconds(value))"
    }
    return "{" + entries.joined(separator: ", ") + "}"
  }

  /// Six digits, which is more than a time is good for.
  private static func seconds(_ value: Double) -> String {
    guard value != 0 else { return "0" }
    var scale = 1.0
    while (value * scale).magnitude < 100_000, scale < 1e15 { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }

  private static func isPlain(_ text: String) -> Bool {
    !text.contains("\"\"\"") && !text.hasSuffix("\"")
      && text.unicodeScalars.allSatisfy { scalar in
        scalar == "\n" || scalar != "\\" && !scalar.isUnruly && !isLineBreak(scalar)
      }
  }

  /// What a program that divides text into lines may take for a line's end.
  private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    [0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029].contains(scalar.value)
  }
}

extension Int {
  fileprivate var groupedForCode: String {
    let digits = Array(String(magnitude))
    var result = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append("_") }
      result.append(digit)
    }
    return result
  }
}

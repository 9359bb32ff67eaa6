/// What is sent to heft, written as JSON.
indirect enum JSON {
  case null
  case int(Int)
  case double(Double)
  case bool(Bool)
  case text(String)
  case list([JSON])
  case object([(String, JSON)])

  /// A number that may be missing.
  static func optional(_ value: Int?) -> JSON { value.map(JSON.int) ?? .null }
  /// A text that may be missing.
  static func optional(_ value: String?) -> JSON { value.map(JSON.text) ?? .null }

  /// The document in one line.
  var text: String {
    switch self {
    case .null: "null"
    case .int(let value): "\(value)"
    case .double(let value): value.isFinite ? "\(value)" : "null"
    case .bool(let value): value ? "true" : "false"
    case .text(let value): JSON.quoted(value)
    case .list(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { JSON.quoted($0.0) + ":" + $0.1.text }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}

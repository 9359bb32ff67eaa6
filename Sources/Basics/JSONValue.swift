/// A JSON document as a value: what workers, exports and the command line's `--json` exchange.
///
/// Object members are sorted by name when encoded, so that the same document is always the same text.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])
}

extension JSONValue {
  /// The member of an object with that name; nil where this is no object or has no such member.
  package subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The number as an integer, where it is one within ``Outside/integers``.
  package var int: Int? {
    let value: Int? =
      switch self {
      case .int(let value): value
      case .double(let value): Int(exactly: value)
      default: nil
      }
    return value.flatMap { Outside.integers.contains($0) ? $0 : nil }
  }

  /// The number, where it is one that is finite.
  package var double: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value.isFinite ? value : nil
    default: nil
    }
  }

  /// The string, where it is one.
  package var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The truth value, where it is one.
  package var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements, where it is an array.
  package var array: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members, where it is an object.
  package var object: [String: JSONValue]? {
    if case .object(let value) = self { value } else { nil }
  }

  /// Whether it is `null`.
  package var isNull: Bool { self == .null }

  /// Wraps an optional integer; nil becomes `null`.
  package static func optional(_ value: Int?) -> JSONValue { value.map(JSONValue.int) ?? .null }
  /// Wraps an optional number; nil becomes `null`.
  package static func optional(_ value: Double?) -> JSONValue {
    value.map(JSONValue.double) ?? .null
  }
  /// Wraps an optional string; nil becomes `null`.
  package static func optional(_ value: String?) -> JSONValue {
    value.map(JSONValue.string) ?? .null
  }
  /// Wraps an optional truth value; nil becomes `null`.
  package static func optional(_ value: Bool?) -> JSONValue { value.map(JSONValue.bool) ?? .null }
  /// Wraps an optional number of bytes; nil becomes `null`.
  package static func optional(_ value: ByteCount?) -> JSONValue { optional(value?.bytes) }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .double(value) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
}

extension JSONValue: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Text first: a decoder may read the text "inf" as a number, where one is asked for.
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .int(value)
    } else if let value = try? container.decode(Double.self) {
      self = .double(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .int(let value): try container.encode(value)
    // JSON knows neither infinity nor NaN; a figure that does not exist is null.
    case .double(let value) where !value.isFinite: try container.encodeNil()
    case .double(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}

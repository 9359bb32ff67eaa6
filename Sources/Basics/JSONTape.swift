/// A JSON document as it was parsed, flat: what values, and typed decoding, are read from.
///
/// It is the one place where heft takes JSON apart, whoever wrote it. Depth is bounded, so that nesting cannot
/// exhaust a stack; text is UTF-8; what is no JSON is refused with the place.
final class JSONTape: Sendable {
  /// How deep arrays and objects may lie within each other; heft's own documents need 12, the tree of a compiler more.
  static let deepest = 512

  /// One value, or the name of a member, which stands before its value.
  struct Node {
    var kind: Kind
    /// Where its text begins, without quotes.
    var start: Int
    /// Where its text ends.
    var end: Int
    /// The node after it and all that lies in it.
    var next: Int
  }

  enum Kind {
    case null, yes, no, integer, fraction
    /// Text without escapes, and with some.
    case text, escaped
    case array, object
  }

  let bytes: [UInt8]
  let nodes: [Node]

  /// Parses one document from UTF-8 text.
  init(_ bytes: [UInt8]) throws(JSONFault) {
    var parser = JSONParser(bytes)
    nodes = try parser.document()
    self.bytes = bytes
  }

  /// The text of a string or a name.
  func text(_ index: Int) -> String {
    let node = nodes[index]
    let raw = bytes[node.start..<node.end]
    return node.kind == .escaped ? Self.unescaped(raw) : String(decoding: raw, as: UTF8.self)
  }

  /// The characters of a number.
  private func number(_ index: Int) -> Substring {
    String(decoding: bytes[nodes[index].start..<nodes[index].end], as: UTF8.self)[...]
  }

  /// The value of an integer that a machine word holds; nil for what is larger or has a fraction.
  func integer(_ index: Int) -> Int? {
    let node = nodes[index]
    guard node.kind == .integer else { return nil }
    // Nineteen characters always fit.
    guard node.end - node.start < 19 else { return Int(number(index)) }
    let isNegative = bytes[node.start] == UInt8(ascii: "-")
    var value = 0
    for place in (isNegative ? node.start + 1 : node.start)..<node.end {
      value = value * 10 + Int(bytes[place] - 48)
    }
    return isNegative ? -value : value
  }

  /// The value of a number; nil where no finite one is meant, such as `1e400`.
  func double(_ index: Int) -> Double? {
    switch nodes[index].kind {
    case .integer, .fraction: Double(number(index)).flatMap { $0.isFinite ? $0 : nil }
    default: nil
    }
  }

  /// Where the value of an object's member is; the last one of that name, as most readers have it.
  func member(_ name: String, of object: Int) -> Int? {
    var found: Int?
    var place = object + 1
    while place < nodes[object].next {
      if isName(place, name) { found = place + 1 }
      place = nodes[place + 1].next
    }
    return found
  }

  /// Where the names of an object's members are; the value of each stands behind it.
  func names(of object: Int) -> [Int] {
    var names: [Int] = []
    var place = object + 1
    while place < nodes[object].next {
      names.append(place)
      place = nodes[place + 1].next
    }
    return names
  }

  /// A node with all that lies in it. A number that no machine number holds, such as `1e400`, is infinite,
  /// which no reader takes for a figure.
  func value(at index: Int) -> JSONValue {
    let node = nodes[index]
    switch node.kind {
    case .null: return .null
    case .yes: return .bool(true)
    case .no: return .bool(false)
    case .integer, .fraction:
      return integer(index).map(JSONValue.int) ?? .double(double(index) ?? .infinity)
    case .text, .escaped: return .string(text(index))
    case .array:
      var values: [JSONValue] = []
      var place = index + 1
      while place < node.next {
        values.append(value(at: place))
        place = nodes[place].next
      }
      return .array(values)
    case .object:
      var members: [String: JSONValue] = [:]
      for name in names(of: index) { members[text(name)] = value(at: name + 1) }
      return .object(members)
    }
  }

  private func isName(_ index: Int, _ name: String) -> Bool {
    let node = nodes[index]
    guard node.kind == .text else { return text(index) == name }
    return bytes[node.start..<node.end].elementsEqual(name.utf8)
  }

  /// Puts characters in the place of escapes; half of a surrogate pair becomes U+FFFD.
  private static func unescaped(_ raw: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(raw.count)
    var place = raw.startIndex
    while let slash = raw[place...].firstIndex(of: UInt8(ascii: "\\")) {
      text += raw[place..<slash]
      let escape = raw[slash + 1]
      place = slash + 2
      switch escape {
      case UInt8(ascii: "b"): text.append(8)
      case UInt8(ascii: "f"): text.append(12)
      case UInt8(ascii: "n"): text.append(10)
      case UInt8(ascii: "r"): text.append(13)
      case UInt8(ascii: "t"): text.append(9)
      case UInt8(ascii: "u"):
        var unit = hex(raw, place)
        place += 4
        if 0xd800..<0xdc00 ~= unit, raw.endIndex - place >= 6, raw[place] == UInt8(ascii: "\\"),
          raw[place + 1] == UInt8(ascii: "u")
        {
          let low = hex(raw, place + 2)
          if 0xdc00..<0xe000 ~= low {
            unit = 0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00)
            place += 6
          }
        }
        text += Array(String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
      default: text.append(escape)
      }
    }
    text += raw[place...]
    return String(decoding: text, as: UTF8.self)
  }

  private static func hex(_ raw: ArraySlice<UInt8>, _ place: Int) -> UInt32 {
    raw[place..<place + 4].reduce(0) { value, byte in
      value << 4 | UInt32(byte & 0xf) + (byte > UInt8(ascii: "9") ? 9 : 0)
    }
  }
}

/// Why a text is no JSON.
package struct JSONFault: Error, Hashable, CustomStringConvertible {
  /// How many bytes stand before the place.
  package var offset: Int
  package var reason: String

  package var description: String { "\(reason) at byte \(offset)" }
}

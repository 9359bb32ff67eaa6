internal import Glibc

/// A canonical digest of an answer, by the rules of the Python harness (`digest.py`): type-tagged,
/// sets and keys sorted by digest, arrays by content, floats beside it.
///
/// Where a Swift type means what a Python type does, both are tagged alike: `Int`, `UInt8` and so on
/// as `int`, arrays and slices as `list`, tuples as `tuple`. Other types are taken apart by their
/// stored properties; classes and functions, of which two equal copies differ, are not comparable.
struct Digest: Equatable {
  private static let mostFloats = 20_000
  private static let deepest = 200

  /// In hexadecimal; nil where the answer cannot be compared.
  private(set) var text: String?
  private(set) var floats: [String] = []
  private(set) var reason: String?

  var isComparable: Bool { text != nil }

  init<Value>(of value: Value) {
    var state = Blake2b()
    do throws(Incomparable) {
      try add(value, to: &state, depth: 0, ordered: true)
      text = state.digest().map(Self.hex).joined()
    } catch {
      reason = error.reason
      floats = []
    }
  }

  /// The answer as heft compares it.
  static func json<Value>(of value: Value) -> JSON {
    let digest = Digest(of: value)
    return .object([
      ("repr", .text(Showing.text(value, limit: 200) ?? "()")),
      ("digest", .optional(digest.text)), ("floats", .list(digest.floats.map(JSON.text))),
      ("reason", .optional(digest.reason)),
    ])
  }

  private struct Incomparable: Error {
    var reason: String
  }

  private mutating func add(
    _ value: Any, to state: inout Blake2b, depth: Int, ordered: Bool
  ) throws(Incomparable) {
    guard depth <= Self.deepest else {
      throw Incomparable(reason: "nested too deeply, or in a circle")
    }
    switch value {
    case let value as Bool: state.update(value ? "True;" : "False;")
    case let value as any BinaryInteger: state.update("int:\(String(value, radix: 16));")
    case let value as Double: add(value, to: &state, ordered: ordered)
    case let value as Float: add(Double(value), to: &state, ordered: ordered)
    case let value as any StringProtocol: add(text: String(value), to: &state)
    case let value as Character: add(text: String(value), to: &state)
    case let value as Unicode.Scalar: add(text: String(value), to: &state)
    case let value as Range<Int>:
      state.update("range(\(value.lowerBound), \(value.upperBound));")
    case let value as any Listed:
      let items = value.listed
      state.update("list:\(items.count):")
      for item in items { try add(item, to: &state, depth: depth + 1, ordered: ordered) }
    case let value as any AnySet:
      let items = value.members
      state.update("set:\(items.count):")
      for item in try alone(items, depth).sorted(by: Self.isBefore) { state.update(item) }
    case let value as any AnyDictionary:
      let items = value.items
      state.update("dict:\(items.count):")
      let keys = try alone(items.map(\.0), depth)
      for (key, item) in zip(keys, items).sorted(by: { Self.isBefore($0.0, $1.0) }) {
        state.update(key)
        try add(item.1, to: &state, depth: depth + 1, ordered: ordered)
      }
    default:
      try addParts(of: value, to: &state, depth: depth, ordered: ordered)
    }
  }

  private mutating func addParts(
    of value: Any, to state: inout Blake2b, depth: Int, ordered: Bool
  ) throws(Incomparable) {
    let mirror = Mirror(reflecting: value)
    let parts = Array(mirror.children)
    switch mirror.displayStyle {
    case .optional:
      guard let wrapped = parts.first else { return state.update("None;") }
      try add(wrapped.value, to: &state, depth: depth + 1, ordered: ordered)
      return
    case .tuple: state.update(parts.isEmpty ? "None;" : "tuple:\(parts.count):")
    case .struct: state.update("struct \(type(of: value)):\(parts.count):")
    case .enum: state.update("enum \(type(of: value)):\(parts.first?.label ?? "\(value)"):")
    default:
      throw Incomparable(reason: "a \(type(of: value)) is not compared by its content")
    }
    for part in parts { try add(part.value, to: &state, depth: depth + 1, ordered: ordered) }
  }

  private mutating func add(_ value: Double, to state: inout Blake2b, ordered: Bool) {
    if ordered, floats.count < Self.mostFloats {
      floats.append("\(value)")
      state.update("float;")
      return
    }
    var buffer = [CChar](repeating: 0, count: 40)
    let count = withVaList([value + 0.0]) { vsnprintf(&buffer, buffer.count, "%.8e", $0) }
    let digits = buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }
    state.update("float:\(String(decoding: digits, as: UTF8.self));")
  }

  private func add(text: String, to state: inout Blake2b) {
    state.update("str:\(text.utf8.count):")
    state.update(text)
  }

  /// The digest of each item by itself.
  private mutating func alone(_ items: [Any], _ depth: Int) throws(Incomparable) -> [[UInt8]] {
    var digests: [[UInt8]] = []
    for item in items {
      var state = Blake2b()
      try add(item, to: &state, depth: depth + 1, ordered: false)
      digests.append(state.digest())
    }
    return digests
  }

  private static func isBefore(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.lexicographicallyPrecedes(other)
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}

/// What counts as a list of elements in their order.
protocol Listed {
  var listed: [Any] { get }
}

extension Array: Listed { var listed: [Any] { map { $0 } } }
extension ArraySlice: Listed { var listed: [Any] { map { $0 } } }
extension ContiguousArray: Listed { var listed: [Any] { map { $0 } } }

/// Any set, whatever its elements.
protocol AnySet {
  var members: [Any] { get }
}

extension Set: AnySet { var members: [Any] { map { $0 } } }

/// A JSON document that values of types are decoded from, each held against its range.
package struct JSONDocument: Sendable {
  private let tape: JSONTape

  /// Parses UTF-8 text.
  package init(_ text: some Collection<UInt8>) throws(JSONFault) {
    tape = try JSONTape(Array(text))
  }

  /// Reads it as a value of a type.
  ///
  /// Integers lie in ``Outside/integers``; numbers are finite, or one of the texts `"inf"`, `"-inf"` and `"nan"`
  /// by which journals write what JSON cannot; a ``FromOutside`` is possible.
  ///
  /// - Throws: a `DecodingError` where it does not fit.
  package func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
    try TapeDecoder(tape: tape, node: 0).read(type, at: 0)
  }
}

/// A node of a tape as the standard library's decoding sees it. Paths are left out: nobody reads them, and
/// keeping them costs more than the decoding.
private struct TapeDecoder: Decoder {
  let tape: JSONTape
  let node: Int
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  private static let mismatch = DecodingError.dataCorrupted(
    DecodingError.Context(codingPath: [], debugDescription: "the document does not fit"))

  static var fault: DecodingError { mismatch }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard tape.nodes[node].kind == .object else { throw Self.fault }
    return KeyedDecodingContainer(TapeObject<Key>(tape: tape, object: node))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard tape.nodes[node].kind == .array else { throw Self.fault }
    return TapeArray(tape: tape, array: node)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    TapeValue(tape: tape, node: node)
  }

  func read<Value: Decodable>(_ type: Value.Type, at node: Int) throws -> Value {
    if type == String.self, let text = text(at: node) as? Value { return text }
    if type == Double.self, let number = try number(at: node) as? Value { return number }
    if type == Int.self, let number = try integer(Int.self, at: node) as? Value { return number }
    if type == JSONValue.self, let json = tape.value(at: node) as? Value { return json }
    let value = try Value(from: TapeDecoder(tape: tape, node: node))
    if let checked = value as? any FromOutside, !checked.isPossible { throw Self.fault }
    return value
  }

  func isNull(_ node: Int) -> Bool { tape.nodes[node].kind == .null }

  func bool(at node: Int) throws -> Bool {
    switch tape.nodes[node].kind {
    case .yes: true
    case .no: false
    default: throw Self.fault
    }
  }

  func text(at node: Int) -> String? {
    switch tape.nodes[node].kind {
    case .text, .escaped: tape.text(node)
    default: nil
    }
  }

  func string(at node: Int) throws -> String {
    guard let text = text(at: node) else { throw Self.fault }
    return text
  }

  func number(at node: Int) throws -> Double {
    if let value = tape.double(node) { return value }
    switch text(at: node) {
    case "inf": return .infinity
    case "-inf": return -.infinity
    case "nan": return .nan
    default: throw Self.fault
    }
  }

  func integer<Value: FixedWidthInteger>(_ type: Value.Type, at node: Int) throws -> Value {
    let value = tape.integer(node) ?? tape.double(node).flatMap { Int(exactly: $0) }
    guard let value, Outside.integers.contains(value), let value = Value(exactly: value) else {
      throw Self.fault
    }
    return value
  }
}

private struct TapeObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let tape: JSONTape
  let object: Int
  /// The values by their names, where there are so many that looking through all for each would take long.
  private let index: [String: Int]?
  var codingPath: [any CodingKey] { [] }

  init(tape: JSONTape, object: Int) {
    self.tape = tape
    self.object = object
    let names = tape.names(of: object)
    index =
      names.count > 32
      ? Dictionary(names.map { (tape.text($0), $0 + 1) }) { _, last in last } : nil
  }

  private var decoder: TapeDecoder { TapeDecoder(tape: tape, node: object) }

  var allKeys: [Key] { tape.names(of: object).compactMap { Key(stringValue: tape.text($0)) } }

  private func find(_ name: String) -> Int? {
    if let index { index[name] } else { tape.member(name, of: object) }
  }

  private func node(_ key: some CodingKey) throws -> Int {
    guard let node = find(key.stringValue) else { throw TapeDecoder.fault }
    return node
  }

  func contains(_ key: Key) -> Bool { find(key.stringValue) != nil }
  func decodeNil(forKey key: Key) throws -> Bool { decoder.isNull(try node(key)) }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
    try decoder.bool(at: node(key))
  }
  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try decoder.string(at: node(key))
  }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try decoder.number(at: node(key))
  }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
    Float(try decoder.number(at: node(key)))
  }
  func decode<Value: Decodable & FixedWidthInteger>(
    _ type: Value.Type, forKey key: Key
  ) throws -> Value {
    try decoder.integer(type, at: node(key))
  }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try decoder.read(type, at: node(key))
  }
  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try TapeDecoder(tape: tape, node: node(key)).container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try TapeDecoder(tape: tape, node: node(key)).unkeyedContainer()
  }
  func superDecoder() throws -> any Decoder { decoder }
  func superDecoder(forKey key: Key) throws -> any Decoder {
    TapeDecoder(tape: tape, node: try node(key))
  }
}

private struct TapeArray: UnkeyedDecodingContainer {
  let tape: JSONTape
  private let end: Int
  private var place: Int
  let count: Int?
  private(set) var currentIndex = 0
  var codingPath: [any CodingKey] { [] }

  init(tape: JSONTape, array: Int) {
    self.tape = tape
    place = array + 1
    end = tape.nodes[array].next
    var (elements, next) = (0, array + 1)
    while next < end {
      elements += 1
      next = tape.nodes[next].next
    }
    count = elements
  }

  var isAtEnd: Bool { place >= end }

  private var decoder: TapeDecoder { TapeDecoder(tape: tape, node: place) }

  private mutating func take<Value>(_ read: (TapeDecoder) throws -> Value) throws -> Value {
    guard !isAtEnd else { throw TapeDecoder.fault }
    let value = try read(decoder)
    place = tape.nodes[place].next
    currentIndex += 1
    return value
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd else { throw TapeDecoder.fault }
    return decoder.isNull(place) ? try take { _ in true } : false
  }
  mutating func decode(_ type: Bool.Type) throws -> Bool { try take { try $0.bool(at: $0.node) } }
  mutating func decode(_ type: String.Type) throws -> String {
    try take { try $0.string(at: $0.node) }
  }
  mutating func decode(_ type: Double.Type) throws -> Double {
    try take { try $0.number(at: $0.node) }
  }
  mutating func decode(_ type: Float.Type) throws -> Float {
    try take { Float(try $0.number(at: $0.node)) }
  }
  mutating func decode<Value: Decodable & FixedWidthInteger>(_ type: Value.Type) throws -> Value {
    try take { try $0.integer(type, at: $0.node) }
  }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try take { try $0.read(type, at: $0.node) }
  }
  mutating func nestedContainer<Key: CodingKey>(
    keyedBy type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    try take { try $0.container(keyedBy: type) }
  }
  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try take { try $0.unkeyedContainer() }
  }
  mutating func superDecoder() throws -> any Decoder { try take { $0 } }
}

private struct TapeValue: SingleValueDecodingContainer {
  let tape: JSONTape
  let node: Int
  var codingPath: [any CodingKey] { [] }

  private var decoder: TapeDecoder { TapeDecoder(tape: tape, node: node) }

  func decodeNil() -> Bool { decoder.isNull(node) }
  func decode(_ type: Bool.Type) throws -> Bool { try decoder.bool(at: node) }
  func decode(_ type: String.Type) throws -> String { try decoder.string(at: node) }
  func decode(_ type: Double.Type) throws -> Double { try decoder.number(at: node) }
  func decode(_ type: Float.Type) throws -> Float { Float(try decoder.number(at: node)) }
  func decode<Value: Decodable & FixedWidthInteger>(_ type: Value.Type) throws -> Value {
    try decoder.integer(type, at: node)
  }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try decoder.read(type, at: node)
  }
}

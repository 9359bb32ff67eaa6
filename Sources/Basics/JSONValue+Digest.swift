extension JSONValue {
  /// A digest of the value, whatever text it is written as: FNV-1a of 64 bits. It guards against accidents,
  /// not against forgers.
  package var digest: String {
    var hash = FNV1a()
    add(to: &hash)
    return hash.digest
  }

  private func add(to hash: inout FNV1a) {
    switch self {
    case .null: hash.add("null")
    case .bool(let value): hash.add(value ? "true" : "false")
    case .int(let value): hash.add(value)
    // Programs that write the document anew may write 5 as 5.0; the value is the same.
    case .double(let value):
      if let whole = Int(exactly: value) { hash.add(whole) } else { hash.add(value) }
    case .string(let value):
      hash.add("\"")
      hash.add(value)
    case .array(let values):
      hash.add("[")
      for value in values { value.add(to: &hash) }
      hash.add("]")
    case .object(let members):
      hash.add("{")
      for (name, value) in members.sorted(by: { $0.key < $1.key }) {
        hash.add(name)
        value.add(to: &hash)
      }
      hash.add("}")
    }
  }
}

extension FNV1a {
  fileprivate mutating func add(_ number: Int) {
    add("#")
    withUnsafeBytes(of: Int64(number).littleEndian) { for byte in $0 { add(byte: byte) } }
  }

  /// A number that JSON cannot say is null in the document.
  fileprivate mutating func add(_ number: Double) {
    guard number.isFinite else { return add("null") }
    add(".")
    withUnsafeBytes(of: number.bitPattern.littleEndian) { for byte in $0 { add(byte: byte) } }
  }
}

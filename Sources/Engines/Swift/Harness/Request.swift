/// One request of heft: the members of a flat JSON object whose values are numbers, texts, truth
/// values or null.
struct Request {
  private var members: [String: String] = [:]

  /// Reads a line; what it cannot read it leaves out.
  init(_ line: [UInt8]) {
    var reader = Reader(bytes: line)
    reader.skip("{")
    while let name = reader.quoted() {
      reader.skip(":")
      if let text = reader.quoted() ?? reader.bare() { members[name] = text }
      reader.skip(",")
    }
  }

  /// A text.
  func text(_ name: String) -> String { members[name] ?? "" }
  /// A number; nil where it is missing or null.
  func int(_ name: String) -> Int? { members[name].flatMap { Int($0) } }
  /// A truth value.
  func bool(_ name: String) -> Bool { members[name] == "true" }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skip(_ mark: Unicode.Scalar) {
      if next == UInt8(ascii: mark) { position += 1 }
    }

    /// A text in quotes. heft sends plain names only: an escape stands for the character after it.
    mutating func quoted() -> String? {
      guard next == UInt8(ascii: "\"") else { return nil }
      position += 1
      var text: [UInt8] = []
      while let byte = next, byte != UInt8(ascii: "\"") {
        if byte == UInt8(ascii: "\\") { position += 1 }
        if let byte = next { text.append(byte) }
        position += 1
      }
      position += 1
      return String(decoding: text, as: UTF8.self)
    }

    mutating func bare() -> String? {
      let start = position
      while let byte = next, byte != UInt8(ascii: ","), byte != UInt8(ascii: "}") { position += 1 }
      return position > start ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
    }
  }
}

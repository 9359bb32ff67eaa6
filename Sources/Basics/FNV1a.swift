/// FNV-1a of 64 bits (Fowler, Noll and Vo; the offset and the prime are theirs): it tells texts apart, and
/// guards against accidents, not against forgers.
package struct FNV1a: Sendable {
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  /// The digest of one text, named by the method: `fnv1a:…`.
  package static func digest(of text: String) -> String {
    var hash = FNV1a()
    hash.add(text)
    return hash.digest
  }

  /// What was added, as hexadecimal digits.
  package var digits: String { String(value, radix: 16) }

  /// The digits, named by the method.
  package var digest: String { "fnv1a:" + digits }

  package mutating func add(byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// Adds a text and its end.
  package mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte: byte) }
    add(byte: 0xff)  // no byte of UTF-8
  }
}

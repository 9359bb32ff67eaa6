internal import Basics

/// A name made of contents: equal for equal contents, and in practice for no others.
///
/// FNV-1a and a second mixture, 128 bits together; nobody chooses contents to collide
/// in a cache of their own.
struct ContentKey {
  private var first = FNV1a()
  private var second: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// The same with a text more, told from the texts before it.
  func adding(_ text: String) -> ContentKey {
    var copy = self
    for byte in text.utf8 { copy.add(byte) }
    copy.add(0xff)  // no byte of UTF-8
    return copy
  }

  /// The same with the bytes of a file more, and how many they are.
  func adding(_ bytes: [UInt8]) -> ContentKey {
    var copy = self
    for byte in bytes { copy.add(byte) }
    return copy.adding("\(bytes.count)")
  }

  private mutating func add(_ byte: UInt8) {
    first.add(byte: byte)
    second = (second &* 0xd6e8_feb8_6659_fd93) ^ UInt64(byte) ^ (second >> 29)
  }

  /// 32 hexadecimal digits at most.
  var text: String { first.digits + String(second, radix: 16) }
}

internal import Glibc

/// Resident memory by the kernel's own high-water mark.
enum Resident {
  /// Lets the mark start again from what is resident; false where the kernel does not allow it.
  static func reset() -> Bool {
    let file = open("/proc/self/clear_refs", O_WRONLY)
    guard file >= 0 else { return false }
    defer { close(file) }
    var five = UInt8(ascii: "5")
    return write(file, &five, 1) == 1
  }

  /// The mark in bytes; nil where the kernel names none. Reading it allocates nothing.
  static var highWater: Int? {
    let file = open("/proc/self/status", O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4096) { text in
      let count = read(file, text.baseAddress, text.count)
      guard count > 0, let start = find("VmHWM:", in: text, count: count) else { return nil }
      var kilobytes = 0
      for index in start..<count {
        let byte = text[index]
        if byte == UInt8(ascii: "\n") { break }
        if (48...57).contains(byte) { kilobytes = kilobytes * 10 + Int(byte - 48) }
      }
      return kilobytes * 1024
    }
  }

  private static func find(
    _ name: StaticString, in text: UnsafeMutableBufferPointer<UInt8>, count: Int
  ) -> Int? {
    let length = name.utf8CodeUnitCount
    guard count >= length, let base = text.baseAddress else { return nil }
    for start in 0...(count - length)
    where memcmp(base + start, name.utf8Start, length) == 0 {
      return start + length
    }
    return nil
  }
}

internal import Glibc

/// Cuts arriving bytes into lines.
struct LineReader {
  /// How long a line may be; the longest of heft's own are answers with a million floats, of 20 MB.
  static let longest = 64 << 20

  /// Whether more arrived than a line may have, without its end; what arrived is dropped.
  private(set) var isOverfull = false
  private var pending: [UInt8] = []
  private var scanned = 0

  /// Takes bytes that arrived.
  mutating func append(_ bytes: [UInt8]) {
    pending += bytes
    guard pending.count > Self.longest, !hasLine else { return }
    (pending, scanned, isOverfull) = ([], 0, true)
  }

  /// Whether a whole line is there.
  var hasLine: Bool { end != nil }

  /// Where the first line ends, as far as it was not looked for already.
  private var end: Int? {
    pending.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = memchr(base + scanned, CInt(UInt8(ascii: "\n")), bytes.count - scanned)
      else { return nil }
      return base.distance(to: UnsafeRawPointer(found))
    }
  }

  /// The next whole line without its end; nil until more arrives.
  mutating func next() -> [UInt8]? {
    guard let end else {
      scanned = pending.count
      return nil
    }
    let line = Array(pending[..<end])
    pending.removeSubrange(...end)
    scanned = 0
    return line
  }
}

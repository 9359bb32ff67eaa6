/// Cuts arriving bytes into lines.
struct LineReader {
  private var pending: [UInt8] = []
  private var scanned = 0

  /// Takes bytes that arrived.
  mutating func append(_ bytes: [UInt8]) {
    pending += bytes
  }

  /// Whether a whole line is there.
  var hasLine: Bool { pending[scanned...].contains(UInt8(ascii: "\n")) }

  /// The next whole line without its end; nil until more arrives.
  mutating func next() -> [UInt8]? {
    guard let end = pending[scanned...].firstIndex(of: UInt8(ascii: "\n")) else {
      scanned = pending.count
      return nil
    }
    let line = Array(pending[..<end])
    pending.removeSubrange(...end)
    scanned = 0
    return line
  }
}

/// The lines of a file, read in blocks.
struct LineReader: ~Copyable, Sendable {
  private static let block = 256 * 1024
  /// How long a line may be; of a longer one, no more than this is ever held.
  static let longest = 64 << 20

  private let file: OpenFile
  /// What was read and not yet handed out, from ``start`` on.
  private var buffer: [UInt8] = []
  private var start = 0
  /// Where in the file ``buffer`` begins.
  private var offset = 0
  /// Up to where ``buffer`` was searched for a line end.
  private var searched = 0
  private var atEnd = false
  /// Whether the beginning of the line was dropped already, because the line is too long.
  private var isSkipping = false
  /// How many bytes of the file may still be read; nil for all.
  private var remaining: Int?

  /// Reads `file`, or its first `limit` bytes.
  init(_ file: consuming OpenFile, limit: Int? = nil) {
    self.file = file
    remaining = limit
  }

  /// Where the line that comes next begins in the file.
  var position: Int { offset + start }

  /// The next line without its end; nil at the end of the file.
  ///
  /// `isTorn` is true for a last line that has no end. A line that is too long comes as an empty one.
  mutating func next() throws(SystemError) -> (bytes: [UInt8], isTorn: Bool)? {
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = isSkipping ? [] : Array(buffer[start..<end])
        isSkipping = false
        start = end + 1
        searched = start
        return (line, false)
      }
      if isSkipping || buffer.count - start > Self.longest {
        isSkipping = true
        start = buffer.count
      }
      searched = buffer.count
      if atEnd {
        if isSkipping {
          isSkipping = false
          return ([], false)
        }
        guard start < buffer.count else { return nil }
        let rest = Array(buffer[start...])
        start = buffer.count
        return (rest, true)
      }
      try fill()
    }
  }

  private mutating func fill() throws(SystemError) {
    let bytes = try file.read(atMost: min(Self.block, remaining ?? Self.block))
    atEnd = bytes.isEmpty
    if let remaining { self.remaining = remaining - bytes.count }
    buffer.removeSubrange(..<start)
    searched -= start
    offset += start
    start = 0
    buffer += bytes
  }
}

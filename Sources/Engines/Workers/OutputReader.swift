internal import Glibc

/// Collects what a worker prints on one stream, cut so that no character is torn apart.
struct OutputReader: ~Copyable {
  let stream: OutputStream
  private let descriptor: Descriptor
  private var torn: [UInt8] = []
  /// What was printed since the last request began.
  private(set) var text = ""
  /// Its bytes, those beyond the budget too.
  private(set) var count = 0
  private(set) var isOpen = true
  /// What becomes of a text before it is shown or kept; nil where it stays as it is.
  var wording: ((String) -> String)?

  init(stream: OutputStream, descriptor: consuming Descriptor) {
    self.stream = stream
    descriptor.setNonBlocking()
    self.descriptor = descriptor
  }

  /// The descriptor to wait for; nil once it has ended.
  var waitable: CInt? { isOpen ? descriptor.number : nil }

  /// Whether something waits to be read; for the last words of a process that has ended.
  var hasMore: Bool {
    guard isOpen else { return false }
    var watched = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, 0) > 0 && watched.revents & Int16(POLLIN) != 0
  }

  /// Forgets what was printed so far.
  mutating func restart() {
    text = ""
    count = 0
  }

  /// Reads what is there and returns what of it fits the budget.
  mutating func read(budget: Int) -> String {
    switch descriptor.read(upTo: 1 << 16) {
    case .bytes(let bytes):
      let room = max(0, budget - count)
      count += bytes.count
      torn += bytes.prefix(room)
      var whole = String(decoding: takeWholeCharacters(), as: UTF8.self)
      if let wording { whole = wording(whole) }
      text += whole
      return whole
    case .nothingYet:
      return ""
    case .end, .failed:
      isOpen = false
      return ""
    }
  }

  private mutating func takeWholeCharacters() -> [UInt8] {
    // A character has at most four bytes: look back for the start of one that is not yet whole.
    var end = torn.count
    for back in 1..<4 where back <= torn.count {
      let byte = torn[torn.count - back]
      if byte & 0b1100_0000 == 0b1000_0000 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      if length > back { end = torn.count - back }
      break
    }
    defer { torn.removeSubrange(..<end) }
    return Array(torn[..<end])
  }
}

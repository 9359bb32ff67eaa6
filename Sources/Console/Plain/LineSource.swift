internal import Glibc
internal import System

/// Lines read from a descriptor, of any length, decoded when they are whole.
struct LineSource {
  /// What reading gave.
  enum Outcome {
    case line(String)
    case end
    case interrupted
    case failed(errno: Int32)
    /// What comes is no text, or has no end.
    case refused(TextReading.Failure)
  }

  private let descriptor: Int32
  private let interrupts: InterruptSource?
  private var bytes: [UInt8] = []
  private var start = 0
  private var searched = 0
  private var hasEnded = false
  private var isFirst = true
  private let isTerminal: Bool

  init(descriptor: Int32, interrupts: InterruptSource?) {
    isTerminal = isatty(descriptor) == 1
    self.descriptor = descriptor
    self.interrupts = interrupts
  }

  /// The lines of a text that was read already.
  init(_ bytes: [UInt8]) {
    descriptor = -1
    interrupts = nil
    isTerminal = false
    self.bytes = bytes
    hasEnded = true
  }

  /// The next line without its break; the last one needs none. Bytes that are not UTF-8 become
  /// U+FFFD.
  mutating func next() -> Outcome {
    while true {
      if let end = bytes[searched...].firstIndex(of: 0x0A) {
        defer { (start, searched) = (end + 1, end + 1) }
        return .line(decode(bytes[start..<end]))
      }
      if hasEnded {
        guard start < bytes.count else { return .end }
        defer { (start, searched) = (bytes.count, bytes.count) }
        return .line(decode(bytes[start...]))
      }
      searched = bytes.count
      if let outcome = read() { return outcome }
    }
  }

  private mutating func decode(_ line: ArraySlice<UInt8>) -> String {
    var line = line
    if line.last == 0x0D { line.removeLast() }
    if isFirst, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    isFirst = false
    return String(decoding: line, as: UTF8.self)
  }

  // Adds what can be read; an outcome where nothing can.
  private mutating func read() -> Outcome? {
    bytes.removeFirst(start)
    searched -= start
    start = 0
    var requests = [descriptor, interrupts?.descriptor ?? -1].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let ready = poll(&requests, nfds_t(requests.count), -1)
    if ready < 0 { return errno == EINTR ? nil : .failed(errno: errno) }
    if requests[1].revents != 0 {
      interrupts?.clear()
      bytes = []
      searched = 0
      return .interrupted
    }
    guard requests[0].revents & Int16(POLLNVAL) == 0 else { return .failed(errno: EBADF) }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(descriptor, &chunk, chunk.count)
    if count < 0 { return errno == EINTR || errno == EAGAIN ? nil : .failed(errno: errno) }
    if count == 0 { hasEnded = true }
    if bytes.count > TextReading.handwritten {
      return .refused(.endless(limit: TextReading.handwritten))
    }
    if !isTerminal, chunk.prefix(count).contains(0) { return .refused(.binary) }
    bytes += chunk.prefix(count)
    return nil
  }
}

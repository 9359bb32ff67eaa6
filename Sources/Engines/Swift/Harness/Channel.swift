internal import Glibc

/// The descriptor that heft speaks on; what the code prints goes elsewhere.
enum Channel {
  static let descriptor: CInt = getenv("HEFT_CHANNEL_FD").map { atoi($0) } ?? 300
  /// The exit code that says: the code closed this descriptor.
  private static let closed: CInt = 113
  nonisolated(unsafe) private static var pending: [UInt8] = []

  /// The next request; ends the process when heft is gone.
  static func receive() -> Request {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(pending[..<end])
        pending.removeSubrange(...end)
        return Request(line)
      }
      let some = [UInt8](unsafeUninitializedCapacity: 1 << 14) { buffer, count in
        count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
      }
      if some.isEmpty { _exit(0) }
      pending += some
    }
  }

  /// Sends members of a JSON object as one line.
  static func send(_ members: [(String, JSON)]) {
    var rest = Array(JSON.object(members).text.utf8)[...]
    rest.append(UInt8(ascii: "\n"))
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if sent < 0 {
        if errno == EINTR { continue }
        _exit(closed)
      }
      rest = rest.dropFirst(sent)
    }
  }

  /// Tells heft what the worker does now: shown as progress.
  static func phase(_ name: String) {
    send([("event", .text("phase")), ("phase", .text(name))])
  }
}

internal import Glibc

/// Reading a file that should be text, and that somebody else may have named: never without an end.
package enum TextReading {
  /// The most that is read of one text: notes with all their samples are far below.
  package static let limit = 256 << 20
  /// The most that is read of what a person writes by hand, such as a file of commands.
  package static let handwritten = 16 << 20

  /// Why there is no text.
  package enum Failure: Error, Hashable, Sendable {
    case system(SystemError)
    /// It holds a NUL, which no text does.
    case binary
    /// It goes on beyond that many bytes.
    case endless(limit: Int)
    /// It is a pipe, and no program writes to it.
    case unwritten

    /// What is wrong, as the end of a sentence that begins with the file's name.
    package var reason: String {
      switch self {
      case .system(let error): "cannot be read: \(error.text)"
      case .binary: "is no text: it holds a NUL byte"
      case .endless(let limit): "is too long: there is no end of it within \(limit >> 20) MiB"
      case .unwritten: "is a pipe that nothing writes to"
      }
    }
  }

  /// How long a pipe may be without a writer, in milliseconds: a shell starts both ends at once.
  package static let patience = 3_000

  /// The bytes of a file. A pipe is waited for as long as a program has it open for writing.
  package static func bytes(
    ofFileAt path: String, limit: Int = TextReading.limit
  ) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { throw .system(.last) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var waited = isPipe(descriptor) ? 0 : patience
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        waited = patience  // there is a writer, and its end of the pipe is the end of the text
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&request, 1, -1)
        continue
      }
      if count == 0, bytes.isEmpty, waited < patience {
        usleep(20_000)
        waited += 20
        guard waited < patience else { throw .unwritten }
        continue
      }
      guard count >= 0 else { throw .system(.last) }
      if count == 0 { return bytes }
      if chunk.prefix(count).contains(0) { throw .binary }
      bytes += chunk.prefix(count)
      if bytes.count > limit { throw .endless(limit: limit) }
    }
  }

  private static func isPipe(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }
}

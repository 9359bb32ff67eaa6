internal import Glibc
internal import System

/// The history on disk: appended to under a lock, rewritten as a whole only through a rename.
struct HistoryFile {
  let path: String
  private static let header = Array("\(HistoryText.header)\n".utf8)

  /// What a file turned out to be.
  enum Content {
    case none
    case entries(bytes: [UInt8])
    /// Another program's file, or a later version's: neither read nor written.
    case foreign
    case unreadable(errno: Int32)
  }

  func read() -> Content {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return errno == ENOENT ? .none : .unreadable(errno: errno) }
    defer { close(descriptor) }
    return Self.content(of: descriptor)
  }

  /// Adds one line; another shell's lines stay whole.
  ///
  /// Returns 0 or the number of the error.
  func append(_ line: [UInt8]) -> Int32 {
    withLock { descriptor, size in
      // A new file, or one whose first line was torn when it was made.
      if size < Self.header.count {
        return Self.write(Self.header.dropFirst(size) + line, to: descriptor)
      }
      // A line torn by a crash must not swallow this one.
      var last: UInt8 = 0
      guard pread(descriptor, &last, 1, size - 1) == 1 else { return errno }
      return Self.write(last == 0x0A ? line : [0x0A] + line, to: descriptor)
    }
  }

  /// Replaces the file by what `transform` makes of its content, all at once or not at all.
  func rewrite(_ transform: ([UInt8]) -> [UInt8]) -> Int32 {
    withLock { descriptor, _ in
      guard case .entries(let bytes) = Self.content(of: descriptor) else { return 0 }
      let temporary = "\(path).\(getpid()).new"
      let new = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
      guard new >= 0 else { return errno }
      let content = Self.header + transform(bytes)
      var failure = Self.write(content, to: new)
      if failure == 0, fsync(new) != 0 { failure = errno }
      if close(new) != 0, failure == 0 { failure = errno }
      if failure == 0, rename(temporary, path) != 0 { failure = errno }
      if failure != 0 { unlink(temporary) }
      return failure
    }
  }

  // The lock is on the file itself. Where another shell has put a new file in its place between
  // opening and locking, the old one is of no use and all begins again.
  private func withLock(_ body: (_ descriptor: Int32, _ size: Int) -> Int32) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { return errno }
      defer { close(descriptor) }
      PrivateFolder.close(file: path)
      while flock(descriptor, LOCK_EX) != 0 {
        guard errno == EINTR else { return errno }
      }
      var locked = stat()
      var named = stat()
      guard fstat(descriptor, &locked) == 0 else { return errno }
      guard locked.st_mode & S_IFMT == S_IFREG else { return EINVAL }
      if stat(path, &named) == 0, named.st_ino == locked.st_ino, named.st_dev == locked.st_dev {
        return body(descriptor, Int(locked.st_size))
      }
    }
  }

  private static func content(of descriptor: Int32) -> Content {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .unreadable(errno: errno) }
    var failure: Int32 = 0
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = pread(descriptor, buffer.baseAddress.map { $0 + count }, size - count, count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    if failure != 0 { return .unreadable(errno: failure) }
    if bytes.isEmpty { return .none }
    // A first line that was cut short is this program's own, torn when the file was made.
    return bytes.starts(with: header) || header.starts(with: bytes)
      ? .entries(bytes: bytes) : .foreign
  }

  private static func write(_ bytes: some Sequence<UInt8>, to descriptor: Int32) -> Int32 {
    do throws(SystemError) {
      try Writing.all(Array(bytes), to: descriptor)
      return 0
    } catch {
      return error.code
    }
  }
}

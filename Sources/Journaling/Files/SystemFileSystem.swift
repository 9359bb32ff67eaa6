internal import Glibc

/// The operating system itself: the only file of this module with system calls.
package struct SystemFileSystem: FileSystem {
  /// Makes the value; it holds nothing.
  package init() {}

  package func create(_ path: String) throws(SystemError) -> Int32 {
    let flags = O_CREAT | O_EXCL | O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW
    return try checked("open") { Glibc.open(path, flags, 0o600) }
  }

  package func open(_ path: String) throws(SystemError) -> Int32 {
    // Opening a pipe would wait for a writer, and a device or a terminal would do whatever it does.
    var status = stat()
    if stat(path, &status) == 0, !Self.isFileOrFolder(status) { throw Self.notAFile }
    let descriptor = try checked("open") {
      Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    }
    // Something else may have taken its place in between.
    guard fstat(descriptor, &status) == 0, Self.isFileOrFolder(status) else {
      close(descriptor)
      throw Self.notAFile
    }
    return descriptor
  }

  private static func isFileOrFolder(_ status: stat) -> Bool {
    [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  private static let notAFile = SystemError(
    code: EINVAL, call: "open", text: "it is no file but a pipe, a socket or a device")

  package func close(_ descriptor: Int32) {
    _ = Glibc.close(descriptor)
  }

  package func write(
    _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer
  ) throws(SystemError) -> Int {
    try checked("write") { Glibc.write(descriptor, bytes.baseAddress, bytes.count) }
  }

  package func read(
    _ descriptor: Int32, into bytes: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    try checked("read") { Glibc.read(descriptor, bytes.baseAddress, bytes.count) }
  }

  package func read(
    _ descriptor: Int32, at offset: Int, into bytes: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    try checked("pread") {
      Glibc.pread(descriptor, bytes.baseAddress, bytes.count, off_t(offset))
    }
  }

  package func truncate(_ descriptor: Int32, to size: Int) throws(SystemError) {
    try checked("ftruncate") { Glibc.ftruncate(descriptor, off_t(size)) }
  }

  package func syncData(_ descriptor: Int32) throws(SystemError) {
    try checked("fdatasync") { Glibc.fdatasync(descriptor) }
  }

  package func syncDirectory(_ descriptor: Int32) throws(SystemError) {
    try checked("fsync") { Glibc.fsync(descriptor) }
  }

  package func lock(_ descriptor: Int32) throws(SystemError) {
    try checked("flock") { flock(descriptor, LOCK_EX) }
  }

  package func shareLock(_ descriptor: Int32) throws(SystemError) -> Bool {
    do throws(SystemError) {
      try checked("flock") { flock(descriptor, LOCK_SH | LOCK_NB) }
      return true
    } catch  where error.code == EWOULDBLOCK {
      return false
    }
  }

  package func makeDirectory(_ path: String) throws(SystemError) {
    try checked("mkdir") { Glibc.mkdir(path, 0o700) }
  }

  package func names(in path: String) throws(SystemError) -> [String] {
    guard let directory = opendir(path) else { throw failure("opendir") }
    defer { closedir(directory) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(directory) else {
        guard errno == 0 else { throw failure("readdir") }
        return names
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }

  package func remove(_ path: String) throws(SystemError) {
    try checked("unlink") { Glibc.unlink(path) }
  }

  package func exists(_ path: String) -> Bool {
    Glibc.access(path, F_OK) == 0
  }

  package var process: Int32 { getpid() }

  package func now() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    // A clock that was never set may stand before 1970, and a wrong one anywhere: names and records hold
    // years of four digits.
    let seconds = min(max(time.tv_sec, 0), 253_402_300_799)
    return Timestamp(microseconds: seconds * 1_000_000 + time.tv_nsec / 1000)
  }

  @discardableResult
  private func checked<Result: FixedWidthInteger>(
    _ call: String, _ body: () -> Result
  ) throws(SystemError) -> Result {
    let result = body()
    guard result != -1 else { throw failure(call) }
    return result
  }

  private func failure(_ call: String) -> SystemError {
    let code = errno
    return SystemError(code: code, call: call, text: String(cString: strerror(code)))
  }
}

internal import Glibc

/// A system call that failed.
package struct SystemError: Error, Hashable, Sendable {
  /// The value of `errno`.
  package let code: Int32

  /// An error with a number.
  package init(code: Int32) {
    self.code = code
  }

  /// What `errno` says now.
  package static var last: SystemError { SystemError(code: errno) }

  /// What the system says about it, such as `No space left on device`.
  package var text: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether the reader of a pipe has gone.
  package var isBrokenPipe: Bool { code == EPIPE }
  /// Whether it is the place that is wrong, and not the disk: there is no such folder, or it may not be written.
  package var isOfPlace: Bool {
    [ENOENT, ENOTDIR, EACCES, EPERM, EROFS, EISDIR, ENAMETOOLONG, ELOOP, ENXIO, ETXTBSY].contains(
      code)
  }
  /// Whether the user stopped the wait for it.
  package var isInterruption: Bool { code == EINTR }
  /// Whether there is a folder where a file should be.
  package var isFolder: Bool { code == EISDIR }
  /// Whether a terminal is gone.
  package var isGoneTerminal: Bool { code == EIO }
}

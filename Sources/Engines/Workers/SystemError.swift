internal import Glibc

/// A system call that failed.
struct SystemError: Error, Hashable {
  var code: CInt

  /// The error of the last call.
  static var last: SystemError { SystemError(code: errno) }

  /// The system's own words, such as `No such file or directory`.
  var message: String { String(cString: strerror(code)) }
}

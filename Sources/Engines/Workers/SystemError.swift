internal import Glibc

/// A system call that failed.
struct SystemError: Error, Hashable {
  var code: CInt

  /// The error of the last call.
  static var last: SystemError { SystemError(code: errno) }

  /// The system's own words, such as `No such file or directory`.
  var message: String {
    let words = String(cString: strerror(code))
    return switch code {
    case EMFILE: "\(words): only \(OpenFiles.allowed) may be open here (`ulimit -n`)"
    case EAGAIN: "\(words): no more processes may be started here (`ulimit -u`)"
    default: words
    }
  }
}

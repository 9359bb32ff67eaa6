internal import Basics
internal import Glibc

/// A system call that failed.
struct SystemError: Error, Hashable {
  var code: CInt

  /// The error of the last call.
  static var last: SystemError { SystemError(code: errno) }

  /// The system's own words, such as `No such file or directory`, with the limit that was met.
  var message: String {
    let words = String(cString: strerror(code))
    return switch code {
    case EMFILE: "\(words): only \(OpenFiles.allowed) may be open here (`ulimit -n`)"
    case EAGAIN: "\(words): no more processes may be started here (`ulimit -u`)"
    case EFBIG:
      if let bytes = OwnLimit.fileSize.value {
        "\(words): files may have \(bytes.grouped) bytes here (`ulimit -f`)"
      } else {
        words
      }
    default: words
    }
  }

  /// Whether something was refused that a limit set from outside allows no more of.
  var isOfLimits: Bool { [EMFILE, ENFILE, EAGAIN, ENOMEM, EFBIG].contains(code) }

  /// What can be done about those.
  static let limitsHint = "Raise that limit, or end some of what runs here; `ulimit -a` lists them."
}

internal import Glibc

/// The codes that this module treats apart.
extension SystemError {
  /// A signal came first; the call is made again.
  package var isInterruption: Bool { code == EINTR }
  /// The name is taken.
  package var isExistence: Bool { code == EEXIST }
  /// There is no such file or directory.
  package var isAbsence: Bool { code == ENOENT }
  /// The disk or the quota is full.
  package var isFull: Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }
  /// Writing is forbidden there.
  package var isForbidden: Bool { code == EACCES || code == EPERM || code == EROFS }
  /// The file system has no locks.
  package var isUnsupported: Bool { code == ENOTSUP || code == ENOLCK || code == ENOSYS }
}

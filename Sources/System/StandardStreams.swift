internal import Glibc
internal import Synchronization

/// The streams that this process was started with.
package enum StandardStreams {
  private static let trouble = Mutex<SystemError?>(nil)

  /// Opens those of the three that are closed, so that no file of ours gets their numbers.
  ///
  /// Reading then finds the end, writing to standard output fails as it must, and what is said on
  /// standard error is dropped.
  package static func open() {
    for (number, flags) in [(Int32(0), O_RDONLY), (1, O_RDONLY), (2, O_WRONLY)] {
      guard fcntl(number, F_GETFD) < 0, errno == EBADF else { continue }
      let opened = Glibc.open("/dev/null", flags)
      if opened >= 0, opened != number {
        dup2(opened, number)
        close(opened)
      }
    }
  }

  /// Writes a text to standard output or standard error; what goes wrong with the former is
  /// kept until ``outputFailure()`` is asked for it.
  package static func write(_ text: String, to descriptor: Int32) {
    do throws(SystemError) {
      try Writing.all(Array(text.utf8), to: descriptor)
    } catch {
      guard descriptor == STDOUT_FILENO else { return }
      trouble.withLock { $0 = $0 ?? error }
    }
  }

  /// What kept standard output from taking everything; asked at the end, since some disks say only
  /// at the close that they are full.
  package static func outputFailure() -> SystemError? {
    let copy = dup(STDOUT_FILENO)
    if copy >= 0 {
      do throws(SystemError) {
        try Writing.closed(copy)
      } catch {
        trouble.withLock { $0 = $0 ?? error }
      }
    }
    return trouble.withLock { $0 }
  }
}

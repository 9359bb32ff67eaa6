internal import Glibc

/// Standard output and error, and the silence in which code runs that was heard before.
enum Streams {
  nonisolated(unsafe) private static var copies: [CInt] = []
  nonisolated(unsafe) private static var nothing: CInt = -1
  nonisolated(unsafe) private static var silences = 0

  /// Gives standard output a buffer of its own, so that the first line printed allocates none.
  static func prepare() {
    let size = 1 << 12
    setvbuf(stdout, UnsafeMutablePointer<CChar>.allocate(capacity: size), _IOLBF, size)
    // Above what code may close in a loop.
    copies = [1, 2].map { fcntl($0, F_DUPFD_CLOEXEC, 303) }
    let opened = open("/dev/null", O_WRONLY)
    nothing = fcntl(opened, F_DUPFD_CLOEXEC, 303)
    close(opened)
  }

  /// From now on nothing is shown, until `speak` is called as often.
  static func silence() {
    settle()
    silences += 1
    for descriptor in CInt(1)...2 { dup2(nothing, descriptor) }
  }

  static func speak() {
    settle()
    silences -= 1
    guard silences == 0 else { return }
    for descriptor in CInt(1)...2 { dup2(copies[Int(descriptor) - 1], descriptor) }
  }

  /// Sends on what is still in buffers.
  static func settle() { fflush(stdout) }
}

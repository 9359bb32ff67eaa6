internal import Glibc

/// Writing to a terminal as a whole.
enum TerminalOutput {
  /// Writes all of a text, waiting where the terminal cannot take it yet.
  ///
  /// A terminal that is gone is not an error here: the next read says so.
  static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(
          descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count >= 0 {
          written += count
        } else if errno == EAGAIN {
          var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&request, 1, 1000)
        } else if errno != EINTR {
          return
        }
      }
    }
  }
}

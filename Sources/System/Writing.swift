internal import Glibc

/// Writing to a descriptor: all of it, or an error.
package enum Writing {
  /// Writes all bytes, however many calls it takes, and waits where nobody takes them yet.
  package static func all(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count > 0 {
        done += count
      } else if count < 0, errno == EAGAIN || errno == EWOULDBLOCK {
        try wait(for: descriptor)
      } else if count < 0, errno != EINTR {
        throw .last
      } else if count == 0 {
        // What takes nothing and names no reason would be asked for ever.
        throw SystemError(code: EIO)
      }
    }
  }

  /// Writes all bytes, brings them to the disk and closes the descriptor, whatever comes of it.
  package static func finish(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    do throws(SystemError) {
      try all(bytes, to: descriptor)
      try sync(descriptor)
    } catch {
      close(descriptor)
      throw error
    }
    try closed(descriptor)
  }

  /// Brings what was written to the disk; does without where there is none behind it.
  static func sync(_ descriptor: Int32) throws(SystemError) {
    while fsync(descriptor) != 0 {
      if errno == EINTR { continue }
      if errno == EINVAL || errno == EROFS || errno == ENOTSUP { return }
      throw .last
    }
  }

  /// Closes a descriptor; a disk behind a network says only now that it is full.
  static func closed(_ descriptor: Int32) throws(SystemError) {
    // After an interruption it is closed all the same.
    if close(descriptor) != 0, errno != EINTR { throw .last }
  }

  private static func wait(for descriptor: Int32) throws(SystemError) {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    if poll(&request, 1, 1000) < 0, errno != EINTR { throw .last }
  }
}

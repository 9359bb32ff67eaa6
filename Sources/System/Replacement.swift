internal import Glibc

/// Puts a content where a path leads: all of it, or what was there before stays.
///
/// A plain file is replaced under its name by one that has its mode and its owner, symbolic links stay and
/// keep leading there. Pipes, terminals and other devices are written through.
package struct Replacement: Sendable {
  /// Who may read what is written.
  package enum Access: Sendable {
    /// A new file gets what the user's umask says, one that is replaced keeps its mode.
    case usual
    /// Nobody but the owner.
    case ownerOnly
  }

  private let place: Place
  private let access: Access

  /// Prepares to write to a place.
  package init(of place: Place, access: Access) {
    self.place = place
    self.access = access
  }

  /// Writes.
  ///
  /// - Parameter shouldStop: asked while nobody reads the pipe that is to be written.
  package func write(
    _ bytes: [UInt8], shouldStop: () -> Bool = { false }
  ) throws(SystemError) {
    switch place.kind {
    case .nothing: try create(bytes)
    case .file(let size): try replace(bytes, size)
    case .stream: try Writing.finish(bytes, to: stream(shouldStop))
    case .descriptor(let number): try Writing.all(bytes, to: number)
    case .folder: throw SystemError(code: EISDIR)
    case .socket, .disk: throw SystemError(code: ENXIO)
    }
  }

  private func create(_ bytes: [UInt8]) throws(SystemError) {
    try rename(made(bytes, mode: access == .usual ? 0o666 : 0o600) { (_) throws(SystemError) in })
  }

  private func replace(_ bytes: [UInt8], _ size: Int) throws(SystemError) {
    // Who may write the folder could replace a file that he may not write.
    guard faccessat(AT_FDCWD, place.path, W_OK, AT_EACCESS) == 0 else { throw .last }
    // A file of several names, or of another owner, would not stay the same file.
    guard place.links == 1 else { return try writeInPlace(bytes, size) }
    let temporary: String
    do throws(SystemError) {
      temporary = try made(bytes, mode: 0o600) { (descriptor) throws(SystemError) in
        guard fchown(descriptor, place.owner, place.group) == 0 else {
          throw SystemError(code: EPERM)
        }
        let mode = access == .usual ? place.mode : 0o600
        guard fchmod(descriptor, mode) == 0 else { throw .last }
      }
    } catch  where [EACCES, EPERM, EROFS].contains(error.code) {
      return try writeInPlace(bytes, size)
    }
    try rename(temporary)
  }

  /// Writes a file beside the place and returns its path; nothing of it is left where that fails.
  private func made(
    _ bytes: [UInt8], mode: mode_t, prepare: (Int32) throws(SystemError) -> Void
  ) throws(SystemError) -> String {
    let folder = Place.folder(of: place.path)
    while true {
      let path = "\(folder)/.heft-\(getpid())-\(UInt32.random(in: .min ... .max)).new"
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      let descriptor = open(path, flags, mode)
      if descriptor < 0, errno == EEXIST || errno == EINTR { continue }
      guard descriptor >= 0 else { throw .last }
      do throws(SystemError) {
        do throws(SystemError) {
          try prepare(descriptor)
        } catch {
          close(descriptor)
          throw error
        }
        try Writing.finish(bytes, to: descriptor)
      } catch {
        unlink(path)
        throw error
      }
      return path
    }
  }

  private func rename(_ temporary: String) throws(SystemError) {
    guard Glibc.rename(temporary, place.path) == 0 else {
      let error = SystemError.last
      unlink(temporary)
      throw error
    }
    // The entry itself survives a power cut; a file system that cannot say so has it all the same.
    let folder = open(Place.folder(of: place.path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// Writes over a file that must stay the same one. The room is taken first, so that a full disk
  /// costs nothing of what is there.
  private func writeInPlace(_ bytes: [UInt8], _ size: Int) throws(SystemError) {
    let descriptor = open(place.path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
    if bytes.count > size {
      let failure = posix_fallocate(descriptor, 0, off_t(bytes.count))
      guard failure == 0 else {
        ftruncate(descriptor, off_t(size))
        close(descriptor)
        throw SystemError(code: failure)
      }
    }
    if access == .ownerOnly { fchmod(descriptor, 0o600) }
    do throws(SystemError) {
      try Writing.all(bytes, to: descriptor)
      guard ftruncate(descriptor, off_t(bytes.count)) == 0 else { throw SystemError.last }
      try Writing.sync(descriptor)
    } catch {
      close(descriptor)
      throw error
    }
    try Writing.closed(descriptor)
  }

  /// Opens a pipe or a device, waiting for the reader of a pipe.
  private func stream(_ shouldStop: () -> Bool) throws(SystemError) -> Int32 {
    while true {
      let flags = O_WRONLY | O_APPEND | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
      let descriptor = open(place.path, flags)
      if descriptor >= 0 { return descriptor }
      guard errno == ENXIO || errno == EINTR else { throw .last }
      if shouldStop() { throw SystemError(code: EINTR) }
      usleep(20_000)
    }
  }
}

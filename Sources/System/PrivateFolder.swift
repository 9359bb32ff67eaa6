internal import Glibc

/// Folders and files that are heft's alone: nobody but their owner reads or writes them, whatever the umask.
package enum PrivateFolder {
  /// Makes a folder and those above it that are missing, of mode 700.
  ///
  /// - Parameter isOwn: whether heft gave the folder its name. One that is there already and open to
  ///   others is then closed to them; a folder that the user chose stays as it is.
  package static func make(_ path: String, isOwn: Bool) throws(SystemError) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw SystemError(code: ENOTDIR) }
      if isOwn { narrow(path, status, to: 0o700) }
      return
    }
    guard errno == ENOENT else { throw .last }
    let parent = Place.folder(of: path)
    if parent != path { try make(parent, isOwn: false) }
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw .last }
  }

  /// Takes a file of this user's from everybody else; nothing where there is none.
  package static func close(file path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    narrow(path, status, to: 0o600)
  }

  private static func narrow(_ path: String, _ status: stat, to mode: mode_t) {
    guard status.st_uid == geteuid(), status.st_mode & 0o077 != 0 else { return }
    // Where that is refused, the file system has modes of its own.
    _ = chmod(path, status.st_mode & mode)
  }
}

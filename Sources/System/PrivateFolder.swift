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

  /// Makes a folder of a name that nobody has, in another, of mode 700; its path comes back.
  package static func makeTemporary(in parent: String) throws(SystemError) -> String {
    var path = template(in: parent)
    guard mkdtemp(&path) != nil else { throw .last }
    return text(path)
  }

  /// Makes a file of a name that nobody has, of mode 600, open for writing.
  package static func makeTemporaryFile(
    in parent: String, suffix: String
  ) throws(SystemError) -> (path: String, descriptor: Int32) {
    var path = template(in: parent, suffix: suffix)
    let descriptor = mkstemps(&path, Int32(suffix.utf8.count))
    guard descriptor >= 0 else { throw .last }
    return (text(path), descriptor)
  }

  /// The system puts letters of its own in the place of the X.
  private static func template(in parent: String, suffix: String = "") -> [CChar] {
    Array(pattern(in: parent, suffix: suffix).utf8CString)
  }

  /// What a new file's path is made from, as a message shows it where none could be made.
  package static func pattern(in parent: String, suffix: String = "") -> String {
    "\(parent)/heft-XXXXXX\(suffix)"
  }

  private static func text(_ path: [CChar]) -> String {
    String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
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

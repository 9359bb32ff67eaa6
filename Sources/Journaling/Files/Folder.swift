/// What is done to directories, begun again after a signal.
enum Folder {
  /// Creates a directory and those above it, each entry synced; nothing where it is there.
  static func make(_ path: String, in fileSystem: any FileSystem) throws(SystemError) {
    if fileSystem.exists(path) { return }
    let parent = parent(of: path)
    if parent != path { try make(parent, in: fileSystem) }
    do throws(SystemError) {
      try uninterrupted { () throws(SystemError) in try fileSystem.makeDirectory(path) }
    } catch  where error.isExistence {
      return
    }
    try sync(parent, in: fileSystem)
  }

  /// Returns once the directory's entries survive a power cut.
  static func sync(_ path: String, in fileSystem: any FileSystem) throws(SystemError) {
    try OpenFile.open(path, in: fileSystem).syncDirectory()
  }

  /// The names in a directory, in no order.
  static func names(
    in path: String, of fileSystem: any FileSystem
  ) throws(SystemError) -> [String] {
    try uninterrupted { () throws(SystemError) in try fileSystem.names(in: path) }
  }

  /// Removes a file.
  static func remove(_ path: String, in fileSystem: any FileSystem) throws(SystemError) {
    try uninterrupted { () throws(SystemError) in try fileSystem.remove(path) }
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

internal import Synchronization

/// Folders that are made once and serve until this process ends, where there is no cache to keep them in.
final class KeptFolder: Sendable {
  private let folder: ScratchFolder
  private let path: String

  private static let all = Mutex<[String: KeptFolder]>([:])

  private init(_ folder: consuming ScratchFolder, path: String) {
    self.folder = folder
    self.path = path
  }

  /// What was kept under a name; nil where nothing was.
  static func path(_ name: String) -> String? { all.withLock { $0[name]?.path } }

  /// A folder that is made empty at its first use.
  static func empty(_ name: String) throws(SystemError) -> String {
    if let known = path(name) { return known }
    let folder = try ScratchFolder()
    let place = folder.path
    return keep(folder, at: place, as: name)
  }

  /// Keeps a folder, and says where in it the thing is that is meant.
  static func keep(_ folder: consuming ScratchFolder, at path: String, as name: String) -> String {
    let kept = KeptFolder(folder, path: path)
    return all.withLock { all in
      all[name] = all[name] ?? kept
      return all[name]?.path ?? path
    }
  }
}

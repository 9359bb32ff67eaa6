internal import CPlatform
internal import Glibc
internal import Synchronization
internal import System

/// A private folder for what code writes, removed with all it holds when its owner goes, or when this
/// process is killed.
///
/// All of them lie in one folder, whose name is what has to be known where this process is killed.
struct ScratchFolder: ~Copyable {
  let path: String

  /// Makes an empty folder in `TMPDIR`, or in `/tmp` or `/var/tmp` where that cannot be.
  init() throws(SystemError) {
    path = try Self.shared.withLock { shared throws(SystemError) in try shared.make() }
  }

  /// Where it may be made, the user's own choice first; one that depends on where one stands is none.
  static var parents: [String] {
    let chosen = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    return [chosen].filter { $0.hasPrefix("/") } + ["/tmp", "/var/tmp"]
  }

  /// The first of them in which files can be made; nil where there is none.
  static var usableParent: String? { parents.first { access($0, W_OK | X_OK) == 0 } }

  deinit {
    // What runs in it has ended before; where something does not go, the folder around it stays too.
    _ = heft_remove_folder(path)
    Self.shared.withLock { $0.giveBack() }
  }

  /// The folder around all scratch folders of this process, there while one of them is.
  private struct Shared {
    var path: String?
    var count = 0
    var serial = 0

    mutating func make() throws(SystemError) -> String {
      let around: String
      if let path { around = path } else { around = try makeAround() }
      serial += 1
      let folder = "\(around)/\(serial)"
      guard mkdir(folder, 0o700) == 0 else {
        let error = SystemError.last
        if count == 0 { removeAround() }
        throw error
      }
      count += 1
      return folder
    }

    mutating func giveBack() {
      count -= 1
      if count == 0 { removeAround() }
    }

    private mutating func makeAround() throws(SystemError) -> String {
      var failure: SystemError?
      for parent in ScratchFolder.parents {
        do {
          let made = try PrivateFolder.makeTemporary(in: parent)
          if WorkerProcess.areReaped { heft_reaper_note(made) }
          path = made
          return made
        } catch {
          failure = failure ?? SystemError(code: error.code)
        }
      }
      throw failure ?? SystemError(code: ENOENT)
    }

    private mutating func removeAround() {
      if let path, heft_remove_folder(path) == 0 { heft_reaper_forget(path) }
      path = nil
    }
  }

  private static let shared = Mutex(Shared())
}

internal import CPlatform
internal import Glibc
internal import Synchronization
internal import System

/// A path of the probe that the dynamic linker can read.
///
/// In `LD_PRELOAD` blanks and colons part one library from the next, `$` begins a token, and nothing
/// quotes them. Where the probe's path has one of these, a link in a folder of this user's alone leads
/// there; the folder goes with this process.
enum ProbeLink {
  private static let links = Mutex<[String: String]>([:])

  /// The path itself where it can be read, else that of a link; nil where no link can be made.
  static func path(to probe: String) -> String? {
    guard !isReadable(probe) else { return probe }
    return links.withLock { links in
      if let known = links[probe] { return known }
      for parent in ["/tmp", "/var/tmp", "/dev/shm"] {
        guard let folder = try? PrivateFolder.makeTemporary(in: parent) else { continue }
        let link = "\(folder)/libheftprobe.so"
        guard symlink(probe, link) == 0 else {
          rmdir(folder)
          continue
        }
        if WorkerProcess.areReaped { heft_reaper_note(folder) }
        links[probe] = link
        return link
      }
      return nil
    }
  }

  private static func isReadable(_ path: String) -> Bool {
    !path.contains { $0.isWhitespace || $0 == ":" || $0 == "$" }
  }
}

internal import CPlatform
internal import FoundationEssentials
internal import Glibc

/// A private folder for what code writes, removed with all it holds when its owner goes, or when this
/// process is killed.
struct ScratchFolder: ~Copyable {
  let path: String

  /// Makes an empty folder in `TMPDIR`, or in `/tmp`.
  init() throws(SystemError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/heft-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .last }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    if WorkerProcess.areReaped { heft_reaper_note(path) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    heft_reaper_forget(path)
  }
}

internal import FoundationEssentials
internal import Glibc

/// A private folder for what code writes, removed with all it holds when its owner goes.
struct ScratchFolder: ~Copyable {
  let path: String

  /// Makes an empty folder in `TMPDIR`, or in `/tmp`.
  init() throws(SystemError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/heft-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .last }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

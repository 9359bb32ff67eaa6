import FoundationEssentials
package import System

/// Reads and writes the text files that a command is asked for.
package enum TextFile {
  /// The whole text of a file, UTF-8; bytes that are no UTF-8 become replacement characters.
  package static func read(_ path: String) throws(Problem) -> String {
    guard let text = try read(path, limit: TextReading.limit) else {
      let failure = TextReading.Failure.endless(limit: TextReading.limit)
      throw .usage("the file \(path) \(failure.reason)")
    }
    return text
  }

  /// The same; nil where there is more of it than `limit` bytes.
  package static func read(_ path: String, limit: Int) throws(Problem) -> String? {
    do {
      return String(decoding: try TextReading.bytes(ofFileAt: path, limit: limit), as: UTF8.self)
    } catch {
      switch error {
      case .endless: return nil
      case .system where FileManager.default.fileExists(atPath: path):
        throw .usage("\(path) cannot be read", hint: "is it a folder, or not yours to read?")
      case .system: throw .usage("there is no file \(path)")
      case .binary, .unwritten: throw .usage("the file \(path) \(error.reason)")
      }
    }
  }

  /// Whether a path leads to a plain file: reading from a pipe may wait for ever, from a device never end.
  package static func isPlain(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false))
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }

  /// Writes a file of heft's own, which nobody but its owner may read; never half of it.
  package static func write(private text: String, to path: String) throws(Problem) {
    do {
      try Replacement(of: Place(path), access: .ownerOnly).write(Array(text.utf8))
    } catch {
      throw unwritable(path, error)
    }
  }

  /// A file that could not be written: the user's mistake where the place is wrong, else the disk's fault.
  package static func unwritable(_ path: String, _ error: SystemError) -> Problem {
    if error.isInterruption { return .interrupted("The file \(path) was not written.") }
    if error.isOfPlace {
      return .usage(
        "the file \(path) cannot be written: \(error.text)",
        hint: "does its folder exist, and is it yours to write?")
    }
    return Problem(
      "the file \(path) cannot be written: \(error.text)",
      hint: "what was there before is still there; free some space, or name another place",
      exitCode: .failed)
  }

  /// The Markdown files at a path, sorted: the file itself, or all below a folder.
  package static func markdown(at path: String) throws(Problem) -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .usage("there is no file or folder \(path)")
    }
    guard isFolder else { return [path] }
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".md") && !$0.hasSuffix("README.md") }.sorted()
      .map { "\(path)/\($0)" }
  }
}

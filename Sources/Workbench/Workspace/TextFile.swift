import FoundationEssentials

/// Reads and writes the text files that the workbench is asked for.
enum TextFile {
  /// The whole text of a file, UTF-8; bytes that are no UTF-8 become replacement characters.
  static func read(_ path: String) throws(Problem) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      let exists = FileManager.default.fileExists(atPath: path)
      throw exists
        ? .usage("\(path) cannot be read", hint: "is it a folder, or not yours to read?")
        : .usage("there is no file \(path)")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Whether a path leads to a plain file: reading from a pipe may wait for ever, from a device never end.
  static func isPlain(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false))
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }

  /// Writes a whole text under a temporary name first, so that a file is never left half written.
  static func write(_ text: String, to path: String) throws(Problem) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Problem(
        "\(path) cannot be written", hint: "does its folder exist, and is it yours to write?",
        exitCode: .usage)
    }
  }

  /// The Markdown files at a path, sorted: the file itself, or all below a folder.
  static func markdown(at path: String) throws(Problem) -> [String] {
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

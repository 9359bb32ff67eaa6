package import Foundation

/// The shipped lessons, and copies of them that tests can bend.
package enum ShippedLessons {
  /// A lesson of each kind, for tests that play or bend some; `heft check` runs them all.
  package static let ids = ["welcome", "slots", "streaming", "pipelines", "temporaries", "buffers"]

  /// The folder that the project ships.
  package static var folder: URL { HeftProcess.packageFolder.appending(path: "lessons") }

  /// How many lessons the course has.
  package static var count: Int {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: folder.path())
        .count { $0.hasSuffix(".md") && !$0.hasSuffix("README.md") }
    }
  }

  /// The file of a shipped lesson.
  package static func file(_ id: String) throws -> URL {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      if file.lastPathComponent == "\(id).md" { return file }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  /// A copy of the course in which every experiment has its quick size.
  package static func quick() throws -> TemporaryFolder {
    let copy = TemporaryFolder()
    let lessons = copy.url.appending(path: "lessons")
    try FileManager.default.copyItem(at: folder, to: lessons)
    let files = FileManager.default.enumerator(at: lessons, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "md" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(withQuickSizes(text).utf8).write(to: file)
    }
    return copy
  }

  /// The lesson that `docs/lesson-format.md` shows.
  package static var sampleLesson: String {
    get throws {
      let page = try String(
        contentsOf: HeftProcess.packageFolder.appending(path: "docs/lesson-format.md"),
        encoding: .utf8)
      let parts = page.components(separatedBy: "````")
      guard parts.count > 1, parts[1].hasPrefix("markdown\n") else {
        throw CocoaError(.fileReadCorruptFile)
      }
      return String(parts[1].dropFirst("markdown\n".count))
    }
  }

  /// A lesson's text with the sizes of its experiments replaced by their quick ones.
  private static func withQuickSizes(_ text: String) -> String {
    var lines = text.components(separatedBy: "\n")
    for index in lines.indices.dropFirst() where lines[index].hasPrefix("quick: ") {
      lines[index - 1] = "n: " + lines[index].dropFirst("quick: ".count)
    }
    return lines.joined(separator: "\n")
  }
}

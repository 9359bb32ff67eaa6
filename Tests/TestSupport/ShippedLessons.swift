package import Foundation

/// The shipped lessons, and copies of them that tests can bend.
package enum ShippedLessons {
  /// The six lessons of the first course.
  package static let ids = ["welcome", "slots", "streaming", "pipelines", "temporaries", "buffers"]

  /// The folder that the project ships.
  package static var folder: URL { HeftProcess.packageFolder.appending(path: "lessons") }

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
    for id in ids {
      let shipped = try file(id)
      let track = shipped.deletingLastPathComponent().lastPathComponent
      let text = try String(contentsOf: shipped, encoding: .utf8)
      try Data(withQuickSizes(text).utf8).write(
        to: lessons.appending(path: track).appending(path: "\(id).md"))
    }
    return copy
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

package import Foundation

/// A folder of a test's own, removed with its last reference.
package final class TemporaryFolder: Sendable {
  package let url: URL

  /// Makes the folder.
  package init() {
    url = FileManager.default.temporaryDirectory.appending(path: "heft-test-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  package var path: String { url.path() }

  /// Writes a file into it and returns its path.
  package func file(_ name: String, _ text: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path()
  }
}

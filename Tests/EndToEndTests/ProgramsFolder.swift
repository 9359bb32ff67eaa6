import Foundation
import TestSupport

/// A search path on which there is a Python and nothing else.
struct ProgramsFolder {
  private let folder = TemporaryFolder()
  var path: String { folder.path }

  init() {
    guard let python = Pythons.all.first else { return }
    try? FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "python3"), withDestinationURL: URL(filePath: python.path))
  }
}

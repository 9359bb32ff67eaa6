import Basics
import Foundation
import Testing

/// Texts kept beside the tests: what a renderer drew when a person last looked at it.
enum Golden {
  /// Compares a text with its record.
  ///
  /// With `HEFT_RECORD=1` the record is written anew, and the test fails all the same, so that no
  /// run that recorded counts as one that passed.
  static func expect(
    _ text: String, _ name: String, file: String = #filePath,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
      .appendingPathComponent("Golden")
    let record = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["HEFT_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: record)
      Issue.record("Recorded \(name); run again without HEFT_RECORD.", sourceLocation: location)
      return
    }
    let known = try String(decoding: Data(contentsOf: record), as: UTF8.self)
    #expect(text == known, "\(name) differs from its record:\n\(text)", sourceLocation: location)
  }

  typealias SourceLocation = Testing.SourceLocation
}

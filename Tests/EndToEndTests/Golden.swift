import Foundation
import Testing

/// Texts kept beside the tests: what heft said when a person last looked at it.
enum Golden {
  /// Compares a text with its record.
  ///
  /// With `HEFT_RECORD=1` the record is written anew, and the test fails all the same.
  static func compare(_ text: String, with name: String) throws {
    let record = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["HEFT_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: record.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: record)
      Issue.record("Recorded \(name); run again without HEFT_RECORD.")
      return
    }
    let known = try String(contentsOf: record, encoding: .utf8)
    for (line, expected) in zip(
      text.components(separatedBy: "\n"), known.components(separatedBy: "\n"))
    where line != expected {
      Issue.record("the record says:\n\(expected)\nand the screen:\n\(line)")
      break
    }
    #expect(text.count == known.count, "\(text)")
  }
}

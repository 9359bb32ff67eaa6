import Console
import Foundation
import TestSupport
import Testing

/// Where entries end, held against what each Python's own prompt does with the same text.
@Suite struct PythonPromptTests {
  @Test(arguments: Pythons.all)
  func anEntryEndsWhereThePromptOfPythonEndsIt(python: Pythons.Found) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/python_prompt.py")
    let process = Process()
    process.executableURL = URL(filePath: python.path)
    process.arguments = ["-I", script.path(), "2026", "500"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try #require(try pipe.fileHandleForReading.readToEnd())
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    var count = 0
    for line in output.split(separator: 0x0A) {
      let row = try #require(try JSONSerialization.jsonObject(with: line) as? [Any])
      let text = try #require(row[0] as? String)
      let runs = try #require(row[1] as? Bool)
      #expect(Self.runs(text) == runs, "\(text)")
      count += 1
    }
    #expect(count > 900)
  }

  /// Whether Enter at the end of a text runs it: a blank line ends a block that could go on.
  private static func runs(_ text: String) -> Bool {
    let lastLine = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let isBlank = text.contains("\n") && lastLine.allSatisfy(\.isWhitespace)
    switch PythonBlocks.completeness(of: text) {
    case .complete: return true
    case .extensible: return isBlank
    case .incomplete: return false
    }
  }
}

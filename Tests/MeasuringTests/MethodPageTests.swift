import Basics
import Foundation
import Measuring
import Testing

/// `docs/method.md` explains every ledger, verdict, grade and warning by the name that is printed.
struct MethodPageTests {
  private func page() throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      decoding: Data(contentsOf: root.appendingPathComponent("docs/method.md")), as: UTF8.self)
  }

  @Test func everyNameThatIsPrintedIsExplained() throws {
    let page = try page()
    for ledger in Ledger.allCases { #expect(page.contains(ledger.title), "\(ledger)") }
    for grade in Prediction.Grade.allCases { #expect(page.contains("| \(grade.rawValue) |")) }
    for verdict in [Verdict.faster, .slower, .noDifference, .tooShort, .notMeasurable] {
      #expect(page.contains(verdict.rawValue), "\(verdict)")
    }
  }

  @Test func everyWarningInTheSourcesIsExplained() throws {
    let page = try page()
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Measuring")
    var ids: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(
      at: sources, includingPropertiesForKeys: nil) where file.pathExtension == "swift"
    {
      let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
      for part in text.components(separatedBy: "id: \"").dropFirst() {
        ids.insert(String(part.prefix { $0 != "\"" }))
      }
    }
    #expect(ids.count >= 14)
    for id in ids { #expect(page.contains("| `\(id)` |"), "\(id)") }
  }
}

import Foundation
import Testing

/// What the walk says a structure owns, held against what comes back when it goes.
@Suite struct StructureTests {
  /// One line of `Fixtures/structures.py`.
  private struct Row: Decodable {
    let name: String
    let kind: String
    let own: Int?
    let freed: Int?
    let notes: [String]?
    let skipped: String?
  }

  private func rows(in interpreter: Interpreter) throws -> [Row] {
    let run = try Probe.run("structures.py", in: interpreter)
    #expect(run.status == 0, "\(interpreter): \(run.errors.suffix(600))")
    return try run.output.split(separator: "\n").dropFirst().map {
      try JSONDecoder().decode(Row.self, from: Data($0.utf8))
    }
  }

  @Test(
    "Own is what comes back, to the byte; where not, a note says what is missing",
    arguments: Interpreter.all)
  func ownEqualsFreed(interpreter: Interpreter) throws {
    let rows = try rows(in: interpreter.atItsBest)
    let measured = rows.filter { $0.skipped == nil }
    #expect(measured.count { $0.kind == "exact" } >= 90)
    for row in measured {
      let own = try #require(row.own, "\(interpreter), \(row.name)")
      let freed = try #require(row.freed, "\(interpreter), \(row.name)")
      if row.kind == "exact" {
        #expect(own == freed, "\(interpreter), \(row.name)")
      } else {
        #expect(own <= freed, "\(interpreter), \(row.name)")
        #expect(own == freed || row.notes != [], "\(interpreter), \(row.name): no note")
      }
    }
    let skipped = Dictionary(grouping: rows.filter { $0.skipped != nil }, by: \.skipped)
    for (reason, rows) in skipped {
      let names = rows.map(\.name).joined(separator: ", ")
      print("Skipped on \(interpreter), \(reason ?? ""): \(names)")
    }
  }

  @Test("Every structure has its row on the page of sizes")
  func pageOfSizes() throws {
    let fixture = try String(contentsOfFile: Probe.fixture("structures.py"), encoding: .utf8)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appendingPathComponent("docs/sizes.md"), encoding: .utf8)
    let names = fixture.matches(of: /\n@(?:exact|bounded)\ndef (\w+)/).map(\.output.1)
    #expect(names.count > 100)
    for name in names {
      let words = name.split(separator: "_").joined(separator: " ")
      #expect(page.contains("\n| \(words) |"), "\(name): make size-table")
    }
  }
}

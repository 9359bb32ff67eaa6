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
    let skipped = rows.compactMap { row in row.skipped.map { "\(row.name) (\($0))" } }
    if !skipped.isEmpty { print("Skipped on \(interpreter): \(skipped.joined(separator: ", "))") }
  }
}

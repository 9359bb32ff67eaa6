import Basics
import Foundation
import TestSupport
import Testing

/// The shipped lessons, played straight through and checked.
@Suite(.serialized) struct LessonCommandTests {
  /// At the sizes that `heft check --quick` takes; everything else is as it is shipped.
  @Test(arguments: ShippedLessons.ids)
  func aLessonPlaysToItsEndAndKeepsItsPromises(_ id: String) throws {
    let course = try ShippedLessons.quick()
    let heft = try HeftProcess.run(
      ["lesson", id, "--json"],
      environment: ["HEFT_LESSONS": course.url.appending(path: "lessons").path()])
    #expect(heft.exitCode == 0, "\(heft.errors)")
    let document = try JSONValue(parsing: heft.output.utf8)
    #expect(document["lesson"]?["id"]?.string == id)
    let experiments = try #require(document["experiments"]?.array)
    #expect(!experiments.isEmpty)
    for experiment in experiments {
      #expect(experiment["comparison"]?["sameAnswer"] != false)
      for expectation in experiment["expectations"]?.array ?? []
      where expectation["advisory"] == false {
        #expect(expectation["outcome"] == "holds", "\(expectation["says"]?.string ?? "")")
      }
    }
    #expect(document["claims"]?.array?.isEmpty == false)
    if JSONSchema.python != nil {
      #expect(try JSONSchema.findings(in: heft.output, against: "lesson") == "")
    }
  }

  /// As it is shipped, at its full size: what `make run` shows where there is no terminal.
  @Test func theWelcomeLessonShowsItsTableAndFillsEveryFigureIn() throws {
    let heft = try HeftProcess.run(["lesson", "welcome"])
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output.contains("n = 1,000,000"))
    for row in ["shallow", "deep", "kept", "peak", "build", "use", "same answer"] {
      #expect(heft.output.contains("\n  \(row)"), "no row \(row)")
    }
    #expect(!heft.output.contains("{{"))
  }

  @Test(
    "F10 A bet that no comparison can come near is refused",
    arguments: ["1e308", "1e-320", "99999999999999999999999", "nan", "-1", "1e999"])
  func absurdBets(_ bet: String) throws {
    let heft = try HeftProcess.run([], input: "lesson welcome 2\npredict \(bet)\n")
    let said = heft.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(heft.exitCode == 2, "\(said)")
    #expect(said.contains("and `\(bet)` does not") || said.contains("not `\(bet)`"), "\(said)")
    #expect(!heft.output.contains("Your bet"))
  }

  @Test func theShippedCourseHasNoFaults() throws {
    let heft = try HeftProcess.run(["check", "--lint-only", ShippedLessons.folder.path()])
    #expect(heft.exitCode == 0, "\(heft.output)")
    let count = try ShippedLessons.count
    #expect(heft.output.hasSuffix("\(count) lessons: \(count) linted.\n"), "\(heft.output)")
    #expect(heft.errors.isEmpty)
  }

  @Test func tenPlantedFaultsGiveTenLocatedDiagnostics() throws {
    let fixture = HeftProcess.packageFolder
      .appending(path: "Tests/LessonsTests/Fixtures/ten-faults.md")
    let marked = try String(contentsOf: fixture, encoding: .utf8)
    let folder = TemporaryFolder()
    let file = try folder.file("faulty.md", Self.withoutMarks(marked))
    let heft = try HeftProcess.run(["check", "--lint-only", file])
    #expect(heft.exitCode == 1)
    let findings = heft.output.split(separator: "\n").filter { $0.contains(": error: ") }
    #expect(findings.count == 10, "\(heft.output)")
    #expect(findings.allSatisfy { $0.hasPrefix(file + ":") })
    #expect(heft.output.hasSuffix("1 lesson: 1 failed.\n"))
    let hints = heft.output.split(separator: "\n").count { $0.hasPrefix("  hint: ") }
    #expect(hints == 10)

    let json = try HeftProcess.run(["check", "--lint-only", "--json", file])
    #expect(json.exitCode == 1)
    let diagnostics = try #require(
      try JSONValue(parsing: json.output.utf8)["diagnostics"]?.array)
    #expect(diagnostics.count == 10)
    #expect(Set(diagnostics.compactMap { $0["id"]?.string }).count >= 7)
  }

  @Test func aLessonWhosePromiseFailsFailsTheCheckAtItsLine() throws {
    let lesson = try String(contentsOf: ShippedLessons.file("welcome"), encoding: .utf8)
      .replacing("is: smaller, at-least: 500}", with: "is: larger}", maxReplacements: 1)
    let line = try #require(
      lesson.components(separatedBy: "\n").firstIndex { $0.contains("is: larger}") })
    let course = try ShippedLessons.quick()
    let file = try course.file("lessons/start/welcome.md", lesson)
    let heft = try HeftProcess.run(["check", "--quick", file])
    #expect(heft.exitCode == 1)
    #expect(heft.output.contains("welcome.md:\(line + 1):"), "\(heft.output)")
    #expect(heft.output.contains("The lesson expects that peak is larger"))
  }

  /// The fixture marks its faults with keycaps, which are no part of the lesson.
  private static func withoutMarks(_ text: String) -> String {
    let keycaps = (1...9).map { "\($0)\u{FE0F}\u{20E3}" } + ["\u{1F51F}"]
    return keycaps.reduce(text) { $0.replacing($1, with: "") }
  }
}

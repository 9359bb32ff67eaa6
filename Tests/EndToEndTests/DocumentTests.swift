import Basics
import Foundation
import TestSupport
import Testing

/// What `--json` prints is one document, and what its schema promises.
@Suite(.serialized, JSONSchema.isAvailable) struct DocumentTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var schema: String
    var arguments: [String]
    var exitCode: Int32 = 0

    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let faultyLesson =
    HeftProcess.packageFolder.appending(path: "Tests/LessonsTests/Fixtures/ten-faults.md").path()

  static let cases = [
    Case(schema: "size", arguments: ["size", "--json", "{i: str(i) for i in range(1000)}"]),
    Case(schema: "size", arguments: ["size", "--json", "n", "--n", "3", "--setup", "import json"]),
    Case(schema: "size", arguments: ["size", "--json", "(x for x in range(3))"]),
    Case(
      schema: "size", arguments: ["size", "--json", "--where", "[['a b' * n], None]", "--n", "3"]),
    Case(
      schema: "compare",
      arguments: ["compare", "--json", "list(range(n))", "range(n)", "--use", "sum(it)"]),
    Case(
      schema: "compare",
      arguments: ["compare", "--json", "[1]", "[2]", "[3]", "--use", "sum(it)"], exitCode: 1),
    Case(schema: "compare", arguments: ["compare", "--json", "object()", "[]"]),
    Case(schema: "layout", arguments: ["layout", "--json", "[1, 2, 3]"]),
    Case(
      schema: "layout",
      arguments: ["layout", "--json", "type('P', (), {})()", "--setup", "import json"]),
    Case(schema: "lessons", arguments: ["lessons", "--json"]),
    Case(schema: "doctor", arguments: ["doctor", "--json"]),
    Case(schema: "check", arguments: ["check", "--lint-only", "--json"]),
    Case(schema: "check", arguments: ["check", "--json", faultyLesson], exitCode: 1),
    Case(schema: "notes", arguments: ["notes", "list", "--json"]),
  ]

  @Test(arguments: cases)
  func theDocumentIsWhatItsSchemaSays(_ asked: Case) throws {
    let heft = try HeftProcess.run(asked.arguments)
    #expect(heft.exitCode == asked.exitCode, "\(heft.errors)")
    #expect(try JSONValue(parsing: heft.output.utf8)["version"] == 1)
    #expect(try JSONSchema.findings(in: heft.output, against: asked.schema) == "")
  }

  @Test(.enabled(if: SwiftCompiler.path != nil), arguments: swiftCases)
  func theDocumentOfSwiftIsWhatItsSchemaSays(_ asked: Case) throws {
    try theDocumentIsWhatItsSchemaSays(asked)
  }

  static let swiftCases = [
    Case(
      schema: "size", arguments: ["size", "--swift", "--json", "[UInt8](repeating: 1, count: 9)"]),
    Case(
      schema: "compare",
      arguments: ["compare", "--swift", "--json", "[1]", "[1, 2]", "--n", "10"]),
    Case(schema: "layout", arguments: ["layout", "--swift", "--json", "[1, 2, 3]"]),
  ]

  @Test func whereTheBytesAreIsInEveryDocument() throws {
    let heft = try HeftProcess.run(["size", "--json", "{'a': [str(i % 9) for i in range(9999)]}"])
    let json = try JSONValue(parsing: heft.output.utf8)
    let depths = try #require(json["byDepth"]?.array).compactMap { $0["bytes"]?.int }
    #expect(depths.reduce(0, +) == json["deep"]?.int)
    #expect(json["largest"]?.array?[1]["path"] == "it[\"a\"]")
    #expect(try #require(json["duplicates"]?["values"]?.int) <= 9)
    #expect(json["capacity"]?["root"]?["used"] == 1)
  }

  @Test func theNotesOfSessionsAreWhatTheirSchemaSays() throws {
    let data = TemporaryFolder()
    _ = try HeftProcess.run([], input: "x = 1\nsize x\nlesson welcome\nnote one\n", data: data)
    let heft = try HeftProcess.run(["notes", "list", "--json"], data: data)
    let sessions = try JSONValue(parsing: heft.output.utf8)["sessions"]?.array
    #expect(sessions?.first?["lessons"] == ["welcome"])
    #expect(try JSONSchema.findings(in: heft.output, against: "notes") == "")
  }

  /// The judge has to be able to say no.
  @Test func whatDoesNotFitIsFound() throws {
    let findings = try JSONSchema.findings(
      in: #"{"version": 2, "checks": [{"id": 1}]}"#, against: "doctor")
    #expect(findings.contains("$.version"))
    #expect(findings.contains("$.checks[0]"))
  }
}

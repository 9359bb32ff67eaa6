import Basics
import Measuring
import Reporting
import Testing

struct JSONDocumentTests {
  @Test func sizingsFollowTheirSchema() throws {
    let schema = try Schema("size")
    for sizing in [Samples.list, Samples.name, Samples.nested, Samples.swiftArray] {
      #expect(schema.findings(in: sizing.json).isEmpty)
      // What was written is what is read.
      let text = sizing.json.line()
      #expect(schema.findings(in: try JSONValue(parsing: text.utf8)).isEmpty)
    }
  }

  @Test func comparisonsFollowTheirSchema() throws {
    let schema = try Schema("compare")
    for comparison in [
      Samples.generator, Samples.threeVariants, Samples.differing, Samples.unmeasured,
      Comparison.judging(engine: Samples.engine, n: nil, results: []),
    ] {
      #expect(schema.findings(in: comparison.json).isEmpty)
      let text = comparison.json.pretty()
      #expect(schema.findings(in: try JSONValue(parsing: text.utf8)).isEmpty)
    }
  }

  @Test func theSizingsFiguresAreThoseMeasured() {
    let json = Samples.list.json
    #expect(json["version"] == 1)
    #expect(json["engine"]?["version"] == "3.11.7")
    #expect(json["kept"] == 40_440_344)
    #expect(json["keptNative"] == 8_448_672)
    #expect(
      json["byType"]?.array?.first == ["type": "int", "objects": 1_000_000, "bytes": 32_000_000])
    #expect(json["seconds"] == ["build": 0.061, "walk": 0.018, "where": nil])
    #expect(json["complete"] == true)
  }

  @Test func whatMallocRoundsAndHowValuesLieIsThere() throws {
    let json = Samples.swiftArray.json
    #expect(json["rounded"] == 1048)
    #expect(json["stride"] == 8)
    #expect(json["alignment"] == 8)
    for name in ["rounded", "stride", "alignment"] {
      #expect(Samples.list.json[name] == .null, "\(name)")
      #expect(Samples.generator.json["variants"]?.array?.first?[name] == .null, "\(name)")
    }
  }

  @Test func whatWasNotMeasuredIsNull() {
    let json = Samples.name.json
    for name in ["kept", "keptNative", "own", "shared", "freed", "length"] {
      #expect(json[name] == .null, "\(name)")
    }
    #expect(json["seconds"] == ["build": nil, "walk": nil, "where": nil])
    for name in ["byDepth", "largest", "duplicates", "capacity"] {
      #expect(json[name] == .null, "\(name)")
    }
    #expect(json["complete"] == false)
    #expect(json["warnings"]?.array?.first?["id"] == "machine.loaded")
  }

  @Test func whereTheBytesAreIsThereWholly() {
    let json = Samples.nested.json
    #expect(
      json["byDepth"]?.array?.last
        == ["depth": 8, "to": 2000, "objects": 501_003, "bytes": 40_689_816])
    #expect(
      json["largest"]?.array?[1]
        == [
          "level": 1, "path": "data[\"users\"]", "type": "list", "bytes": 31_500_000,
          "members": 100_000, "common": 106,
        ])
    #expect(json["duplicates"]?["saving"] == 5_499_450)
    #expect(json["capacity"]?["root"]?["spare"] == 48)
    #expect(json["capacity"]?["byType"]?.array?.count == 2)
    #expect(json["seconds"]?["where"] == 0.131)
  }

  @Test func verdictsHoldTheLastAgainstTheFirstWithRatiosOfAtLeastOne() throws {
    let verdicts = try #require(Samples.generator.json["verdicts"])
    #expect(verdicts["kept"]?["verdict"] == "smaller")
    #expect(verdicts["kept"]?["ratio"]?.double.map { $0.rounded() } == 194_425)
    #expect(verdicts["use"]?["verdict"] == "slower")
    let members = try #require(verdicts["use"]?.object)
    #expect(Set(members.keys) == ["verdict", "ratio", "low", "high"])
    for verdict in verdicts.object?.values.map(\.self) ?? [] {
      #expect(try #require(verdict["ratio"]?.double) >= 1)
    }
    #expect(Samples.generator.json["sameAnswer"] == true)
  }

  @Test func answersThatDifferLeaveVerdictsEmpty() {
    #expect(Samples.differing.json["verdicts"] == .object([:]))
    #expect(Samples.differing.json["sameAnswer"] == false)
    #expect(Samples.unmeasured.json["sameAnswer"] == .null)
  }

  @Test func theSeedsOfOtherCommandsAreWellFormed() throws {
    #expect(
      try Schema("lessons").findings(
        in: [
          "version": 1,
          "lessons": [
            [
              "id": "slots", "title": "Slots", "track": "patterns", "minutes": 10, "done": false,
              "requires": ["pandas"],
            ]
          ],
        ]
      ).isEmpty)
    #expect(
      try Schema("claims").findings(
        in: [
          "version": 1,
          "claims": [
            [
              "id": "D1", "source": "an article", "author": "not named",
              "says": "46.7 % less memory", "figures": ["46.7%"], "measured": nil, "holds": nil,
              "reason": "pandas is missing.", "engine": nil, "lesson": "slots",
            ]
          ],
        ]
      ).isEmpty)
  }

  @Test func diagnosticsKeepWhatTheySay() {
    let diagnostic = Diagnostic(
      id: "lesson.unknown-role", message: "no role is called `navie`.",
      location: SourceLocation(file: "slots.md", line: 7, column: 11), hint: "write `naive`")
    #expect(
      JSONValue(diagnostic) == [
        "id": "lesson.unknown-role", "severity": "error", "message": "no role is called `navie`.",
        "file": "slots.md", "line": 7, "column": 11, "hint": "write `naive`",
      ])
  }

  /// The check itself has to be able to fail.
  @Test func theCheckFindsWhatIsWrong() throws {
    let schema = try Schema("size")
    guard case .object(var members) = Samples.list.json else {
      Issue.record("a sizing is no object")
      return
    }
    members["kept"] = "many"
    members["surprise"] = 1
    members["deep"] = nil
    members["version"] = 2
    #expect(
      schema.findings(in: .object(members)).sorted() == [
        "$.kept: is no integer or null", "$.version: is not 1", "$: has surprise", "$: lacks deep",
      ])
  }
}

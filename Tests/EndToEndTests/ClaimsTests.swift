import Basics
import Foundation
import Languages
import Lessons
import TestSupport
import Testing

/// `heft claims`: every claim has an entry, and a verdict is what is measured and nothing else.
@Suite(.serialized) struct ClaimsTests {
  /// A claim with the first and the last variant of the experiment that judges it.
  struct Candidate {
    let claim: String
    let file: String
    let first: Snippet
    let last: Snippet
  }

  private func claims(
    _ arguments: [String], course: URL = ShippedLessons.folder
  ) throws -> [JSONValue] {
    let heft = try HeftProcess.run(
      ["claims", "--json", "--python", "3.12"] + arguments,
      environment: ["HEFT_LESSONS": course.path()])
    #expect(heft.exitCode == 0, "\(heft.errors)")
    if JSONSchema.python != nil {
      #expect(try JSONSchema.findings(in: heft.output, against: "claims") == "")
    }
    return try #require(try JSONValue(parsing: heft.output.utf8)["claims"]?.array)
  }

  private func courseWithoutLessons() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    for name in ["course.yaml", "claims.yaml"] {
      let text = try String(
        contentsOf: ShippedLessons.folder.appending(path: name), encoding: .utf8)
      _ = try folder.file(name, text)
    }
    return folder
  }

  /// Without any lesson nothing can be judged, and each of the sixty still has its entry.
  @Test func eachClaimHasAnEntry() throws {
    let folder = try courseWithoutLessons()
    let entries = try claims([], course: folder.url)
    #expect(Set(entries.compactMap { $0["id"]?.string }).count == 60)
    #expect(entries.count == 60)
    for entry in entries {
      #expect(entry["holds"] == .null)
      #expect(entry["reason"]?.string?.isEmpty == false)
    }
  }

  /// Ten claims on memory that hold: with the variants' code exchanged, each must fail.
  @Test(.enabled(if: Pythons.find("3.12") != nil))
  func tenVerdictsFlipWhenTheVariantsAreExchanged() throws {
    let candidates = Array(try candidates().prefix(16))
    let holding = Set(
      try claims(candidates.map(\.claim)).filter { $0["holds"] == true }
        .compactMap { $0["id"]?.string })
    let chosen = candidates.filter { holding.contains($0.claim) }.prefix(10)
    #expect(chosen.count == 10)
    let copy = TemporaryFolder()
    let lessons = copy.url.appending(path: "lessons")
    try FileManager.default.copyItem(at: ShippedLessons.folder, to: lessons)
    for candidate in chosen {
      let file = lessons.appending(path: candidate.file)
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(Self.exchange(candidate, in: text).utf8).write(to: file)
    }
    let flipped = try claims(chosen.map(\.claim), course: lessons)
    #expect(flipped.count == 10)
    for entry in flipped {
      #expect(
        entry["holds"] == false,
        "\(entry["id"]?.string ?? ""): \(entry["measured"]?.string ?? ""), \(entry["reason"]?.string ?? "")"
      )
    }
  }

  /// A claim fails where one of its parts does, holds where all do, and is not judged otherwise.
  @Test(.enabled(if: Pythons.find("3.12") != nil))
  func theWorstPartOfAClaimDecides() throws {
    let parts: [(claim: String, says: [String], holds: JSONValue)] = [
      ("A6", ["True", "True"], true), ("B3", ["True", "False"], false),
      ("B4", ["False", "True"], false), ("B5", ["True", "5"], .null),
      ("B6", ["5", "True"], .null), ("D4", ["5", "False"], false), ("D5", ["False", "5"], false),
    ]
    let folder = try courseWithoutLessons()
    let facts = parts.flatMap { part in
      part.says.map { "```python fact \(part.claim)\n\($0)\n```\n" }
    }
    let header =
      "---\nid: slots\ntitle: Slots\ntrack: values\nminutes: 5\nswift: none, because of a test\n---\n"
    _ = try folder.file(
      "slots.md", "\(header)\n# Slots\n\n## Reflect: facts\n\n\(facts.joined(separator: "\n"))")
    let entries = try claims(parts.map(\.claim), course: folder.url)
    for part in parts {
      let entry = entries.first { $0["id"]?.string == part.claim }
      #expect(entry?["holds"] == part.holds, "\(part)")
    }
  }

  /// The claims of the course that an experiment on memory judges without packages, one for each
  /// experiment.
  private func candidates() throws -> [Candidate] {
    let folder = ShippedLessons.folder
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path()).sorted()
      .filter { $0.hasSuffix(".md") }
    let claimsFile = folder.appending(path: "claims.yaml")
    let catalogue = ClaimsParser.parse(
      try String(contentsOf: claimsFile, encoding: .utf8), file: "claims.yaml"
    ).catalogue
    return try files.flatMap { file -> [Candidate] in
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      guard let lesson = LessonParser.parse(text, file: file).lesson,
        lesson.header.requires.isEmpty
      else { return [] }
      return lesson.experiments.compactMap { spec in
        let test = spec.claims.first { test in
          [.smaller, .larger].contains(test.effect.direction)
            && catalogue[test.claim]?.lesson == lesson.id
        }
        guard let test, let program = spec.programs[.python], let first = program.variants.first,
          let last = program.variants.last
        else { return nil }
        return Candidate(claim: test.claim, file: file, first: first.code, last: last.code)
      }
    }
  }

  /// The lesson's text with the code of two variants in each other's place.
  private static func exchange(_ candidate: Candidate, in text: String) -> String {
    var lines = text.components(separatedBy: "\n")
    let (one, other) =
      candidate.first.origin.line < candidate.last.origin.line
      ? (candidate.first, candidate.last) : (candidate.last, candidate.first)
    for (place, code) in [(other, one), (one, other)] {
      let start = place.origin.line - 1
      let count = place.code.components(separatedBy: "\n").count
      lines.replaceSubrange(start..<(start + count), with: code.code.components(separatedBy: "\n"))
    }
    return lines.joined(separator: "\n")
  }
}

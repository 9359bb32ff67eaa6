import Basics
import Foundation
import Journaling
import Testing

/// Holds docs/journal-format.md to what is written: its examples are read, and written again.
@Suite struct FormatDocumentTests {
  @Test func everyExampleIsWhatHeftWrites() throws {
    let lines = try examples()
    let disk = FaultyDisk(seed: 1, fault: FaultyDisk.Fault.none)
    disk.place("/j.jsonl", lines.map { "\($0)\n" }.joined())
    var reader = try JournalReader(path: "/j.jsonl", fileSystem: disk)
    #expect(reader.header.map(\.line) == lines.first.map { "\($0)\n" })
    var kinds: Set<Event.Kind> = []
    var code = SessionCode()
    var index = 1
    while let record = try reader.next() {
      #expect(String(decoding: code.line(of: record).dropLast(), as: UTF8.self) == lines[index])
      if let kind = record.event.kind { kinds.insert(kind) }
      index += 1
    }
    #expect(reader.diagnostics.map(\.description) == [])
    #expect(Set(Event.Kind.allCases).subtracting(kinds).isEmpty, "each kind has an example")
  }

  @Test func everyTagIsInTheTable() throws {
    let text = try document()
    for kind in Event.Kind.allCases {
      #expect(text.contains("| `\(kind.rawValue)` |"), "\(kind.rawValue)")
    }
  }

  private func document() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(
      contentsOf: root.appending(path: "docs/journal-format.md"), encoding: .utf8)
  }

  /// The lines of all `jsonl` blocks.
  private func examples() throws -> [String] {
    try document().components(separatedBy: "```jsonl\n").dropFirst().flatMap { block in
      (block.components(separatedBy: "\n```").first ?? "").components(separatedBy: "\n")
    }
  }
}

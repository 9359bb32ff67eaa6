import Basics
import Engines
import Foundation
import Measuring
import Testing

/// heft's figures of Swift structures against those of a counter that shares no code with the probe.
///
/// `docs/swift-sizes.md` is the table of them: `make swift-table` writes it anew.
@Suite struct SwiftSizesTests {
  @Test("kept and rounded of every structure are what a stand-alone counter finds")
  func sizes() throws {
    let list = try StructureList()
    #expect(list.structures.count >= 30)
    let engine = try Swifts.engine
    let counter = try StandAloneCounter(list, swiftc: engine.identity.path)
    defer { counter.remove() }
    let comparison = try #require(
      try Swifts.compare(
        list.structures.map(\.code), n: StructureList.n, setup: [list.setup]
      ).value)
    var rows: [String] = []
    for (index, structure) in list.structures.enumerated() {
      let memory = comparison.variants[index].memory
      let count = try counter.weigh(index)
      #expect(memory.kept?.bytes == count.requested, "kept of \(structure.name)")
      #expect(memory.rounded?.bytes == count.usable, "rounded of \(structure.name)")
      #expect(memory.freed == memory.kept, "freed of \(structure.name)")
      let figures = [
        memory.shallow?.bytes, memory.stride?.bytes, memory.alignment, memory.kept?.bytes,
        count.requested, memory.rounded?.bytes, count.usable,
      ]
      let cells = figures.map { $0.map(\.grouped) ?? "-" }
      rows.append("| \(structure.name) | \(cells.joined(separator: " | ")) |")
    }
    try hold(rows, engine.identity)
  }

  /// Holds the page against the rows; writes it, and fails, where that is asked for.
  private func hold(_ rows: [String], _ identity: EngineIdentity) throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../docs/swift-sizes.md").standardizedFileURL
    let text = """
      # Swift structures, weighed twice

      What heft says of \(rows.count) structures (\(identity.title), \(Self.machine), optimized, n = 1,000) beside what a
      stand-alone counter found that shares no code with the probe: a preloaded library that logs every block with the size
      that was asked for and with what `malloc_usable_size` says (`Tests/EnginesTests/Swift/Fixtures/counter.c`). The
      structures are in `structures.swift` beside it. `make swift-table` writes this page anew, and `make test` fails where
      one figure differs. All figures are bytes.

      size, stride and alignment are those of the value itself, by `MemoryLayout`; counter and usable are the counter's.

      | structure | size | stride | alignment | kept | counter | rounded | usable |
      | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
      \(rows.joined(separator: "\n"))

      """
    if ProcessInfo.processInfo.environment["HEFT_RECORD"] == "1" {
      try text.write(to: page, atomically: true, encoding: .utf8)
      Issue.record("\(page.lastPathComponent) was written anew; run again without HEFT_RECORD")
      return
    }
    let recorded = try String(contentsOf: page, encoding: .utf8)
    // Figures are of one version: another may lay things out otherwise and is no failure here.
    guard recorded.contains("\(identity.title), \(Self.machine)") else { return }
    #expect(recorded == text, "HEFT_RECORD=1, or make swift-table, writes it anew")
  }

  private static var machine: String {
    #if arch(x86_64)
      "x86-64"
    #else
      "another processor"
    #endif
  }
}

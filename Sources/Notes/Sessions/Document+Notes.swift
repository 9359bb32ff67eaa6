import Basics
import Instruments
package import Journaling
import Measuring
package import Reporting

extension Document {
  /// The notes of a session: what was done, what came of it, and what the person wrote about it.
  package init(notes: Notes) {
    self.init(Array(Self.blocks(of: notes)))
  }

  /// The blocks of that document, each item's made when it is its turn: a session may be long.
  package static func blocks(of notes: Notes) -> AnySequence<Block> {
    let shownEntries = notes.runnableEntries
    let growths = Dictionary(grouping: Growth.all(in: notes), by: \.lastEvent)
    let facts = facts(of: notes)
    let head: [Block] =
      [.heading(1, Text(title(of: notes)))] + (facts.isEmpty ? [] : [.list(facts)])
    let entries = notes.codeEntries
    let bringers = notes.bringers(beside: entries)
    let items = notes.items.lazy.flatMap { item in
      NotesItemBlocks(item, entriesAbove: shownEntries) { snippet in
        bringers[snippet] != item.sequence && snippet.origin.entryIndex != nil
      }.blocks
        + (growths[item.sequence] ?? []).flatMap(\.blocks)
    }
    let none: [Block] = notes.items.isEmpty ? [.paragraph("Nothing was noted.")] : []
    return AnySequence(head).followed(by: items)
      .followed(by: none + method(of: notes))
  }

  private static func method(of notes: Notes) -> [Block] {
    let ledgers = NotesMethod.ledgers(in: notes)
    return [.rule, .heading(2, "How it was measured"), .paragraph(Text(NotesMethod.text))]
      + (ledgers.isEmpty
        ? [] : [.list(ledgers.map { .strong($0.title) + Text(": \($0.definition)") })])
  }

  /// `heft notes of 2026-11-21`.
  package static func title(of notes: Notes) -> String {
    guard let day = notes.began?.minute.prefix(10) else { return "heft notes" }
    return "heft notes of \(day)"
  }

  /// When, on what, and by what it was measured.
  private static func facts(of notes: Notes) -> [Text] {
    var facts: [Text] = []
    if let began = notes.began {
      let end = notes.ended.map { ended in
        guard ended.minute != began.minute else { return "" }
        let isSameDay = ended.minute.prefix(10) == began.minute.prefix(10)
        return " to \(isSameDay ? String(ended.minute.suffix(5)) : ended.minute)"
      }
      let name = notes.session.map { ", " + Text.code($0.text) } ?? ""
      facts.append(.strong("Session") + Text(": \(began.minute)\(end ?? "") UTC") + name)
    }
    if !notes.engines.isEmpty {
      let names = notes.engines.map(\.exactTitle).joined(separator: "; ")
      facts.append(.strong(notes.engines.count == 1 ? "Engine" : "Engines") + Text(": \(names)"))
    }
    if let start = notes.start {
      let machine = start.machine
      let parts = [
        machine.processor, machine.cores.map { $0.counted("core") },
        machine.memory.map { "\($0) of memory" }, machine.architecture, machine.system,
        machine.kernel,
      ]
      facts.append(
        .strong("Machine") + Text(": \(parts.compactMap(\.self).joined(separator: ", "))"))
      facts.append(.strong("Measured by") + Text(": heft \(start.heft)"))
    }
    return facts
  }
}

extension Notes {
  /// What the code entries say, by their numbers.
  fileprivate var codeEntries: [Int: String] {
    var entries: [Int: String] = [:]
    for case .entry(let entry, _, _) in items.map(\.content) where entry.kind == .code {
      entries[entry.index] = entry.text
    }
    return entries
  }

  /// For each piece of code that no entry shows the number of the first item that it ran before.
  fileprivate func bringers(beside entries: [Int: String]) -> [Snippet: Int] {
    var bringers: [Snippet: Int] = [:]
    for item in items {
      for snippet in item.setup
      where snippet.origin.entryIndex.flatMap({ entries[$0] }) != snippet.code {
        if bringers[snippet] == nil { bringers[snippet] = item.sequence }
      }
    }
    return bringers
  }

  /// The numbers of the entries whose code a notebook of these notes runs.
  fileprivate var runnableEntries: Set<Int> {
    Set(
      items.compactMap { item in
        guard case .entry(let entry, let outcome, _) = item.content else { return nil }
        return entry.isRunAgain(outcome, isWithdrawn: item.isWithdrawn) ? entry.index : nil
      })
  }
}

extension NotesItem {
  /// The code that ran before it was measured.
  fileprivate var setup: [Snippet] { InstrumentTable.kept(in: content)?.result.setup ?? [] }
}

extension Event.Entry {
  /// Whether it can be run again: code that ran without fault and was not taken back.
  func isRunAgain(_ outcome: Event.Executed?, isWithdrawn: Bool) -> Bool {
    kind == .code && outcome?.outcome == .ok && !isWithdrawn
  }
}

extension AnySequence {
  /// All elements, then those of another sequence.
  fileprivate func followed(by other: some Sequence<Element>) -> AnySequence {
    AnySequence {
      var (first, second) = (self.makeIterator(), other.makeIterator())
      return AnyIterator { first.next() ?? second.next() }
    }
  }
}

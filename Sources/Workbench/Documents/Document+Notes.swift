import Basics
import Journaling
import Measuring
import Reporting

extension Document {
  /// The notes of a session: what was done, what came of it, and what the person wrote about it.
  init(notes: Notes) {
    var blocks: [Block] = [
      .heading(1, "heft notes"), .paragraph(Text(Self.preamble(notes))),
    ]
    for item in notes.items { blocks += NotesItemBlocks(item).blocks }
    if notes.items.isEmpty { blocks.append(.paragraph("Nothing was noted.")) }
    blocks.append(.rule)
    blocks.append(.heading(2, "How it was measured"))
    blocks.append(.paragraph(Text(NotesMethod.text)))
    let ledgers = NotesMethod.ledgers(in: notes)
    if !ledgers.isEmpty {
      blocks.append(
        .list(ledgers.map { .strong($0.title) + Text(": \($0.definition)") }))
    }
    self.init(blocks)
  }

  private static func preamble(_ notes: Notes) -> String {
    var parts: [String] = []
    if let began = notes.began { parts.append("Session of \(began.minute) UTC.") }
    if !notes.engines.isEmpty {
      parts.append(notes.engines.map(\.exactTitle).joined(separator: "; ") + ".")
    }
    if let start = notes.start {
      let machine = start.machine
      let cores = machine.cores.map { ", \($0) cores" } ?? ""
      let memory = machine.memory.map { ", \($0) of memory" } ?? ""
      parts.append(
        "\(machine.system), \(machine.architecture)\(cores)\(memory). heft \(start.heft).")
    }
    return parts.joined(separator: " ")
  }
}

package import Basics
import Instruments
package import Journaling
import Measuring
import Reporting

/// Notes as the JSON document that exports carry: what was measured, on what, and what it takes to
/// recompute the tables and to measure again. Its schema is `docs/json/notes-export.schema.json`.
package struct NotesRecord {
  private let notes: Notes
  private let isBrief: Bool

  /// Prepares writing.
  ///
  /// - Parameter isBrief: whether to leave out raw samples, traces, shares by type and anatomies,
  ///   for where the document is carried beside a text that people read.
  package init(_ notes: Notes, isBrief: Bool = false) {
    self.notes = notes
    self.isBrief = isBrief
  }

  /// The document, with the digest by which ``ExportedRecord`` tells that it is as it was written.
  package var json: JSONValue {
    guard case .object(var members) = content else { return .null }
    members["digest"] = .string(content.digest)
    return .object(members)
  }

  private var content: JSONValue {
    [
      "version": .version,
      "session": .optional(notes.session?.text),
      "began": .optional(notes.began?.description),
      "ended": .optional(notes.ended?.description),
      "heft": .optional(notes.start?.heft),
      "machine": notes.start.map { JSONValue($0.machine) } ?? .null,
      "engines": .array(notes.engines.map { JSONValue($0) }),
      "method": .string(NotesMethod.text),
      "ledgers": .object(
        Dictionary(
          uniqueKeysWithValues: Ledger.allCases.map { ($0.rawValue, .string($0.definition)) })),
      "items": .array(notes.items.map(json)),
    ]
  }

  private func json(_ item: NotesItem) -> JSONValue {
    let common: [String: JSONValue] = [
      "event": .int(item.sequence),
      "time": .string(item.time.description),
      "number": .optional(item.number),
      "lesson": .optional(item.lesson ?? item.openLesson),
      "pinned": .bool(item.isPinned),
      "notes": .array(
        item.notes.map { note in
          [
            "event": .int(note.sequence), "time": .string(note.time.description),
            "text": .string(note.text),
          ]
        }),
    ]
    return .object(common.merging(content(of: item)) { _, last in last })
  }

  private func content(of item: NotesItem) -> [String: JSONValue] {
    switch item.content {
    case .entry(let entry, let outcome, let output):
      return [
        "type": "entry", "kind": .string(entry.kind.rawValue), "text": .string(entry.text),
        "index": .int(entry.index), "engine": .optional(entry.engine),
        "outcome": .optional(outcome?.outcome.rawValue), "message": .optional(outcome?.message),
        "seconds": .optional(outcome?.seconds), "withdrawn": .bool(item.isWithdrawn),
        "output": .array(output.map(json)),
      ]
    case .lessonOpened(let event):
      return [
        "type": "lesson-opened", "title": .string(event.title),
      ]
    case .lessonCompleted:
      return ["type": "lesson-completed"]
    case .prediction(let event):
      return [
        "type": "prediction",
        "experiment": .string(event.experiment), "ledger": .string(event.ledger.rawValue),
        "bet": .double(event.bet), "actual": .optional(event.actual),
        "score": .optional(event.score),
      ]
    case .exercise(let event):
      return [
        "type": "exercise", "exercise": .string(event.exercise),
        "code": .string(event.code), "passed": .bool(event.passed),
        "reasons": JSONValue(event.reasons),
      ]
    case .note(let event):
      return ["type": "note", "text": .string(event.text)]
    default:
      guard let (tag, result) = InstrumentTable.kept(in: item.content) else { return [:] }
      return result.members(isBrief: isBrief).merging(["type": .string(tag)]) { _, last in last }
    }
  }

  private func json(_ output: Event.Output) -> JSONValue {
    [
      "stream": .string(output.stream.rawValue), "text": .string(output.text),
      "dropped": .int(output.dropped),
    ]
  }
}

extension JSONValue {
  fileprivate init(_ machine: MachineDescription) {
    self = [
      "system": .string(machine.system), "kernel": .optional(machine.kernel),
      "architecture": .string(machine.architecture), "processor": .optional(machine.processor),
      "cores": .optional(machine.cores), "memory": .optional(machine.memory),
    ]
  }
}

package import Basics
import Instruments
import Journaling
import Measuring

/// Where a text stands in the notes of sessions.
package struct NotesSearch {
  /// One line that holds it.
  struct Match {
    var session: SessionID
    /// The journal's number of what it stands in.
    var event: Int
    var time: Timestamp
    var kind: Kind
    /// The number of the result that it belongs to.
    var result: Int?
    var line: String
  }

  /// What it stands in.
  enum Kind: String {
    case note, code, result, lesson
  }

  package let text: String
  private(set) var matches: [Match] = []

  init(text: String) {
    self.text = text
  }

  /// Adds what a session holds; letter case does not count.
  mutating func look(in notes: Notes) {
    guard let session = notes.session else { return }
    let wanted = text.lowercased()
    for item in notes.items {
      for (kind, whole) in item.searchable {
        let line = whole.split(separator: "\n").first { $0.lowercased().contains(wanted) }
        guard let line else { continue }
        matches.append(
          Match(
            session: session, event: item.sequence, time: item.time, kind: kind,
            result: item.number, line: String(line)))
      }
    }
  }

  /// The document of `heft notes search --json`; its schema is `docs/json/notes-search.schema.json`.
  package var json: JSONValue {
    [
      "version": 1,
      "text": .string(text),
      "matches": .array(
        matches.map { match in
          [
            "session": .string(match.session.text), "event": .int(match.event),
            "time": .string(match.time.description), "kind": .string(match.kind.rawValue),
            "result": .optional(match.result), "line": .string(match.line),
          ]
        }),
    ]
  }
}

extension NotesItem {
  /// The texts of it that people search for.
  fileprivate var searchable: [(NotesSearch.Kind, String)] {
    content.searchable + notes.map { (.note, $0.text) }
  }
}

extension NotesItem.Content {
  fileprivate var searchable: [(NotesSearch.Kind, String)] {
    switch self {
    case .entry(let entry, _, _): entry.kind == .code ? [(.code, entry.text)] : []
    case .lessonOpened(let event): [(.lesson, "\(event.lesson): \(event.title)")]
    case .exercise(let event): [(.code, event.code)]
    case .note(let event): [(.note, event.text)]
    default:
      InstrumentTable.kept(in: self).map { [(.result, $0.result.searched)] } ?? []
    }
  }
}

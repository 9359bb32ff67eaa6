package import Basics

/// The code that brings a fresh worker to the session's state: what ran without error, in order.
///
/// Code that failed, was interrupted or never ended is left out, as is what `undo` took back and
/// what stood before a `reset`, unless that was taken back as well.
package struct ReplayableCode: Fold, Hashable {
  private var entries: [NumberedEntry] = []
  private var succeeded: Set<Int> = []
  /// What each reset left out, by its number, in case it is taken back.
  private var forgotten: [Int: [NumberedEntry]] = [:]

  package static let kinds: Set<Event.Kind> = [.entry, .executed, .withdrawn, .reset]

  package init() {}

  /// The code for one engine, with its origins.
  package func snippets(engine: String) -> [Snippet] {
    entries
      .filter { succeeded.contains($0.sequence) && ($0.entry.engine ?? engine) == engine }
      .map(\.entry.snippet)
  }

  package mutating func add(_ record: Record, of session: SessionID) {
    switch record.event {
    case .entry(let entry) where entry.kind == .code:
      entries.append(NumberedEntry(sequence: record.sequence, entry: entry))
    case .executed(let event) where event.outcome == .ok: succeeded.insert(event.entry)
    case .withdrawn(let event):
      if let back = forgotten.removeValue(forKey: event.entry) {
        entries = (back + entries).sorted { $0.sequence < $1.sequence }
      } else {
        entries.removeAll { $0.sequence == event.entry }
      }
    case .reset(let event):
      func isForgotten(_ entry: NumberedEntry) -> Bool {
        event.engine == nil || (entry.entry.engine ?? event.engine) == event.engine
      }
      forgotten[record.sequence] = entries.filter(isForgotten)
      entries.removeAll(where: isForgotten)
    default: break
    }
  }

  private struct NumberedEntry: Hashable {
    var sequence: Int
    var entry: Event.Entry
  }
}

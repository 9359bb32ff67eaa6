package import Basics

/// The code that brings a fresh worker to the session's state: what ran without error, in order.
///
/// Code that failed, was interrupted or never ended is left out, as is what `undo` took back and
/// what stood before a `reset`, unless that was taken back as well.
package struct ReplayableCode: Fold, Hashable {
  private var entries: [NumberedEntry] = []
  private var succeeded: [Int: Event.Executed] = [:]
  /// What each reset left out, by its number, in case it is taken back.
  private var forgotten: [Int: [NumberedEntry]] = [:]

  package static let kinds: Set<Event.Kind> = [.entry, .executed, .withdrawn, .reset]

  package init() {}

  /// The code for one engine, with its origins.
  package func snippets(engine: String) -> [Snippet] {
    pieces(engine: engine).map(\.snippet)
  }

  /// The code for one engine, with what is known of how it ran.
  package func pieces(engine: String) -> [Piece] {
    entries.compactMap { numbered in
      guard let ending = succeeded[numbered.sequence], (numbered.entry.engine ?? engine) == engine
      else { return nil }
      return Piece(
        snippet: numbered.entry.snippet, index: numbered.entry.index,
        seconds: ending.seconds ?? 0, acted: ending.acted ?? [])
    }
  }

  /// A piece of code that ran.
  package struct Piece: Hashable, Sendable {
    package var snippet: Snippet
    /// The entry's number in its session.
    package var index: Int
    /// How long it took.
    package var seconds: Double
    /// What it did outside its process's memory, one phrase each.
    package var acted: [String]
  }

  package mutating func add(_ record: Record, of session: SessionID) {
    switch record.event {
    case .entry(let entry) where entry.kind == .code:
      entries.append(NumberedEntry(sequence: record.sequence, entry: entry))
    case .executed(let event) where event.outcome == .ok: add(event)
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

  /// Takes an ending; what is said of the same entry later adds to what it did.
  private mutating func add(_ event: Event.Executed) {
    guard let earlier = succeeded[event.entry] else { return succeeded[event.entry] = event }
    succeeded[event.entry]?.acted = (earlier.acted ?? []) + (event.acted ?? [])
  }

  private struct NumberedEntry: Hashable {
    var sequence: Int
    var entry: Event.Entry
  }
}

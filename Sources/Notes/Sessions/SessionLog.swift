package import Basics
package import Instruments
package import Journaling
package import Measuring
import Reporting

/// The record of the running session, and what is computed from it.
package final class SessionLog {
  private let store: JournalStore
  private let presenter: any Presenter
  /// Begun with the first event, since a machine's description takes a while to read.
  private var journal: Journal?
  /// How many entries there were; the third one's code comes from `heft[3]`.
  package private(set) var entries = 0
  /// The journal's number of the entry that runs.
  package private(set) var currentEntry = 0
  /// The journal's number of each entry.
  private var sequences: [Int] = []
  /// The journal's numbers of the results, in order; the first is result 1.
  package private(set) var results: [Int] = []
  /// The session that this one goes on with.
  private var resumes: SessionID?
  /// The engine that was recorded last.
  private var engine: EngineIdentity?

  package init(store: JournalStore, presenter: any Presenter) {
    self.store = store
    self.presenter = presenter
  }

  /// What was to be kept and is in memory alone.
  private var lost = Lost()

  /// How much is lost where the disk never takes it.
  private struct Lost {
    var notes = 0
    var results = 0
  }

  /// Appends an event; trouble with the disk is told once, and the session goes on.
  ///
  /// - Returns: the event's number in the session.
  @discardableResult
  package func record(_ event: Event) -> Int {
    if journal == nil { journal = store.begin(.here(resumes: resumes)) }
    guard let receipt = journal?.append(event) else { return 0 }
    if let trouble = receipt.trouble { presenter.present(Document(diagnostic: trouble)) }
    return receipt.sequence
  }

  /// Appends what the person asked to be kept.
  ///
  /// - Returns: why it is in memory alone, one sentence; nil where it is on disk.
  package func keep(_ event: Event) -> String? {
    record(event)
    guard isRefused else { return nil }
    lost.notes += 1
    guard let refusal = journal?.refusal else { return "" }
    return "\(refusal)"
  }

  /// Whether the disk takes nothing, also when it is asked once more.
  private var isRefused: Bool {
    guard journal?.isMemoryOnly == true else { return false }
    guard journal?.saveAgain() == true else { return true }
    lost = Lost()
    presenter.present(Document(note: "There is room again: all of this session is kept."))
    return false
  }

  /// Appends which engine runs code from here on, where that is another one than before.
  package func record(engine: EngineIdentity) {
    guard engine != self.engine else { return }
    self.engine = engine
    record(.engine(engine))
  }

  /// Appends an entry, which the events after it belong to.
  ///
  /// - Parameter engine: what code is for; nil for a command.
  package func record(entry text: String, engine: String?) {
    entries += 1
    let kind: Event.Entry.Kind = engine == nil ? .command : .code
    currentEntry = record(
      .entry(Event.Entry(kind: kind, text: text, index: entries, engine: engine)))
    sequences.append(currentEntry)
  }

  /// The journal's number of the entry that a piece of code came from.
  package func sequence(of snippet: Snippet) -> Int? {
    guard let index = snippet.origin.entryIndex, index >= 1, index <= sequences.count else {
      return nil
    }
    return sequences[index - 1]
  }

  /// Appends a result, which notes and pins can name from then on.
  @discardableResult
  package func record(result event: Event) -> Int {
    let sequence = record(event)
    if journal?.isMemoryOnly == true { lost.results += 1 }
    results.append(sequence)
    return sequence
  }

  /// Computes something from this session so far.
  package func fold<Value: Fold>(_ type: Value.Type = Value.self) throws(Problem) -> Value {
    do {
      return try journal?.fold(type) ?? Value()
    } catch {
      throw Problem(error)
    }
  }

  /// Ends this session's journal; what follows goes to one of its own, which names the session it goes on with.
  package func begin(resuming session: SessionID) {
    close(reason: "resumed \(session)")
    journal = nil
    resumes = session
    entries = 0
    currentEntry = 0
    sequences = []
    results = []
    engine = nil
  }

  /// Closes the journal of a session in which something happened, and says what is lost with it.
  ///
  /// - Returns: whether that is nothing which the person asked to be kept, or would miss.
  @discardableResult
  package func close(reason: String) -> Bool {
    guard journal != nil else { return true }
    record(.sessionEnded(Event.SessionEnded(reason: reason)))
    guard isRefused, let refusal = journal?.refusal else { return true }
    let counts = [(lost.notes, "note"), (lost.results, "result")].filter { $0.0 > 0 }.map {
      "\($0.0.grouped) \($0.1)\($0.0 == 1 ? "" : "s")"
    }
    let what = counts.isEmpty ? "what was typed in this session" : counts.joined(separator: " and ")
    presenter.present(
      Problem("Not kept: \(what). \(refusal)", hint: refusal.hint, exitCode: .failed))
    return lost.notes == 0 && !refusal.isOfDisk
  }
}

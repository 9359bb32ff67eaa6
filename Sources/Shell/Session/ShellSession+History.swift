import Instruments
import Languages
import Reporting

extension ShellSession {
  /// How many entries a list shows unless told.
  private static let listed = 20

  /// Lists the latest entries, or those that hold a text.
  func listHistory(_ arguments: String) throws(Problem) -> Report {
    let history = try typedHistory()
    let count = Int(arguments)
    if let count, count < 1 { throw .usage("history cannot list \(count) entries") }
    let numbers =
      if let count {
        Array((1...max(1, history.count)).suffix(count))
      } else {
        history.numbers(
          holding: arguments, limit: arguments.isEmpty ? Self.listed : history.count)
      }
    listedEntries = [:]
    // The command itself is the last entry, and holds whatever is searched for.
    for number in numbers where arguments.isEmpty || count != nil || number < history.count {
      listedEntries[number] = history.entry(number)
    }
    guard !listedEntries.isEmpty else {
      return Report(Document(note: "No entry of the history holds `\(arguments)`."))
    }
    return Report(Document(history: listedEntries.sorted { $0.key < $1.key }))
  }

  /// Runs an entry once more.
  func repeatEntry(_ number: Int) throws(Problem) -> Report {
    let text = try typedEntry(number)
    guard !text.hasPrefix("history run") else {
      throw .usage("entry \(number) runs an entry itself: \(text)")
    }
    workspace.presenter.present(Document([.code(text)]))
    try typedHistory().append(text)
    return Report(exitCode: execute(text))
  }

  /// Opens an entry in the learner's editor; what is saved stands at the next prompt.
  func editEntry(_ number: Int?) throws(Problem) -> Report {
    // The last entry is the command that asks for it.
    let latest = max(1, try typedHistory().count - 1)
    let text = try typedEntry(number ?? latest)
    proposal = try workspace.presenter.edit(text, suffix: language.suffix) ?? text
    return Report()
  }

  /// The entries that `history run` and `history edit` can be given, the latest first: those that were listed,
  /// else as many as a list would show.
  func numberedEntries() -> [(number: Int, entry: String)] {
    if !listedEntries.isEmpty {
      return listedEntries.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
    }
    guard let history else { return [] }
    return (1...max(1, history.count)).suffix(Self.listed).reversed().compactMap { number in
      history.entry(number).map { (number, $0) }
    }
  }

  /// The text with which the next prompt begins; empty for most.
  package func takeProposal() -> String {
    defer { proposal = "" }
    return proposal
  }

  private func typedHistory() throws(Problem) -> any EntryHistory {
    guard let history else {
      throw .usage(
        "There is no history here", hint: "it is kept where heft is typed to, on a terminal")
    }
    return history
  }

  // An entry that is run again moves to the end, and the numbers after it change. Those on the
  // screen go on to mean what they meant.
  private func typedEntry(_ number: Int) throws(Problem) -> String {
    let history = try typedHistory()
    guard let text = listedEntries[number] ?? history.entry(number) else {
      throw .usage(
        "the history has no entry \(number)", hint: "`history` lists the latest with their numbers")
    }
    return text
  }
}

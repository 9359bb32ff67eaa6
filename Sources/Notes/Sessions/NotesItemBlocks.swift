import Basics
import Engines
import Instruments
import Journaling
import Measuring
import Reporting

/// One item of a session's notes as blocks.
struct NotesItemBlocks {
  private let item: NotesItem
  private let page: ResultPage

  /// Prepares writing.
  ///
  /// - Parameter entriesAbove: the numbers of the entries that the notes show and that can be run
  ///   again, so that what is measured after them need not bring their code.
  /// - Parameter isShown: whether the notes show a piece of code that runs before a measurement in
  ///   another place.
  init(_ item: NotesItem, entriesAbove: Set<Int>, isShown: @escaping (Snippet) -> Bool) {
    self.item = item
    page = ResultPage(
      number: item.number, isPinned: item.isPinned, entriesAbove: entriesAbove, isShown: isShown)
  }

  var blocks: [Block] {
    content + item.notes.map { .callout(.note, Text($0.text)) }
  }

  private var content: [Block] {
    switch item.content {
    case .entry(let entry, let outcome, let output):
      return entry.kind == .code ? code(entry, outcome, output) : []
    case .lessonOpened(let event):
      return [.heading(2, Text("Lesson: \(event.title)"))]
    case .lessonCompleted:
      return [.paragraph(.good("Lesson done."))]
    case .prediction(let event):
      return [.paragraph(Text(bet(event)))]
    case .exercise(let event):
      let mark: Text = event.passed ? .good("passed") : .bad("not passed")
      return [
        .paragraph(Text("Exercise \(event.exercise): ") + mark),
        .code(event.code, language: "python"),
      ] + event.reasons.map { .paragraph(Text($0)) }
    case .note(let event):
      return [.callout(.note, Text(event.text))]
    default: return InstrumentTable.kept(in: item.content)?.result.blocks(on: page) ?? []
    }
  }

  private func code(
    _ entry: Event.Entry, _ outcome: Event.Executed?, _ output: [Event.Output]
  ) -> [Block] {
    let isRunAgain = entry.isRunAgain(outcome, isWithdrawn: item.isWithdrawn)
    var results = output.map { piece in
      Cell.Output.printed(
        piece.text, isError: piece.stream == .stderr, dropped: piece.dropped)
    }
    if let message = outcome?.message { results.append(.failed(message)) }
    if item.isWithdrawn { results.append(.shown([.paragraph(.muted("Taken back by undo."))])) }
    return [
      .cell(
        Cell(
          entry.text, language: entry.engine ?? "text", role: isRunAgain ? .entry : .shownOnly,
          output: results))
    ]
  }

  private func bet(_ event: Event.Prediction) -> String {
    let bet = "Bet on \(event.ledger.title): \(event.bet.threeDigits) times"
    guard let actual = event.actual else { return "\(bet)." }
    return "\(bet); measured \(actual.threeDigits) times."
  }
}

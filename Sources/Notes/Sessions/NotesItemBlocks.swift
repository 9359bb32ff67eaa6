import Basics
import Engines
import Instruments
import Journaling
import Measuring
import Reporting

/// One item of a session's notes as blocks.
struct NotesItemBlocks {
  private let item: NotesItem
  private let entriesAbove: Set<Int>
  private let isShown: (Snippet) -> Bool

  /// Prepares writing.
  ///
  /// - Parameter entriesAbove: the numbers of the entries that the notes show and that can be run
  ///   again, so that what is measured after them need not bring their code.
  /// - Parameter isShown: whether the notes show a piece of code that runs before a measurement in
  ///   another place.
  init(_ item: NotesItem, entriesAbove: Set<Int>, isShown: @escaping (Snippet) -> Bool) {
    self.item = item
    self.entriesAbove = entriesAbove
    self.isShown = isShown
  }

  var blocks: [Block] {
    content + item.notes.map { .callout(.note, Text($0.text)) }
  }

  private var content: [Block] {
    switch item.content {
    case .entry(let entry, let outcome, let output):
      return entry.kind == .code ? code(entry, outcome, output) : []
    case .sized(let event): return sized(event)
    case .compared(let event, let held): return compared(event, held: held)
    case .timed(let event): return timed(event)
    case .watched(let event): return watched(event)
    case .laidOut(let event): return laidOut(event)
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

  /// The code that a cell of a notebook has to run before it measures.
  private func missing(_ setup: [Snippet]) -> [Snippet] {
    setup.filter { snippet in
      guard let index = snippet.entryIndex else { return true }
      return !entriesAbove.contains(index)
    }
  }

  /// The code that runs before, as far as nothing else shows it: what is measured again is what the notes
  /// say, and no more.
  private func before(_ setup: [Snippet], language: String) -> [Block] {
    setup.filter { !isShown($0) }.flatMap { snippet -> [Block] in
      [.paragraph(.strong("setup")), .code(snippet.code, language: language)]
    }
  }

  private func sized(_ event: Event.Sized) -> [Block] {
    let result = Document(sizing: event.sizing).blocks
    let sizing = event.sizing
    let ledgers: [Ledger] = [.shallow, .deep, .kept, .peak]
    let figures = ledgers.compactMap { ledger in
      sizing.memory[ledger].map { (ledger, Double($0)) }
    }
    let code =
      event.code ?? Snippet(sizing.expression, origin: SourceLocation(file: "size", line: 1))
    return result.prefix(1).map(titled) + before(event.setup, language: sizing.engine.name) + [
      .code(sizing.expression, language: sizing.engine.name),
      .cell(
        Cell(
          weighing: code, engine: sizing.engine, setup: missing(event.setup), n: event.n,
          figures: Dictionary(uniqueKeysWithValues: figures),
          shown: Array(result.dropFirst()))),
    ]
  }

  private func timed(_ event: Event.Timed) -> [Block] {
    let result = Document(
      timing: event.timing, of: event.code.code, empty: event.empty, engine: event.engine
    ).blocks
    let shown = result.dropFirst() + event.warnings.map { .callout(.warning, Text($0.message)) }
    return result.prefix(1).map(titled) + before(event.setup, language: event.engine.name) + [
      .code(event.code.code, language: event.engine.name),
      .cell(
        Cell(
          weighing: event.code, engine: event.engine, setup: missing(event.setup), n: event.n,
          figures: [.build: event.timing.median], shown: Array(shown))),
    ]
  }

  private func watched(_ event: Event.Watched) -> [Block] {
    let watched = Watched(
      trace: event.trace, peak: event.peak, kept: event.kept, took: Duration(bounded: event.seconds)
    )
    let figures: [Ledger: Double?] = [
      .kept: event.kept.map { Double($0.bytes) }, .peak: event.peak.map { Double($0.bytes) },
    ]
    return [
      titled(.heading(3, "Memory over time", aside: Text(event.engine.title)))
    ] + before(event.setup, language: event.engine.name) + [
      .code(event.code.code, language: event.engine.name),
      .cell(
        Cell(
          weighing: event.code, engine: event.engine, setup: missing(event.setup), n: event.n,
          figures: figures.compactMapValues(\.self),
          shown: Document(watched: watched, code: event.code.code).blocks)),
    ]
  }

  /// No notebook's kernel can map bytes, so that this is shown only.
  private func laidOut(_ event: Event.LaidOut) -> [Block] {
    let result = Document(layout: event.layout).blocks
    return result.prefix(1).map(titled)
      + before(event.setup, language: event.layout.engine.name) + [
        .code(event.code.code, language: event.layout.engine.name)
      ]
      + result.dropFirst().map { block in
        guard case .heading(let level, let text, let aside) = block else { return block }
        return .heading(level + 1, text, aside: aside)
      }
  }

  private func compared(_ event: Event.Compared, held: Bool?) -> [Block] {
    let result = Document(comparison: event.comparison).blocks
    let language = event.comparison.engine.name
    var blocks = result.prefix(1).map(titled)
    blocks += before(event.experiment.setup, language: language)
    for variant in event.experiment.variants {
      blocks += [.paragraph(.strong(variant.name)), .code(variant.code.code, language: language)]
    }
    if let use = event.experiment.use {
      blocks += [.paragraph(.strong("use")), .code(use.code, language: language)]
    }
    blocks.append(
      .cell(
        Cell(
          measuring: event.experiment, setup: missing(event.experiment.setup),
          comparison: event.comparison,
          shown: result.dropFirst() + event.comparison.pictures)))
    if held == false { blocks.append(.paragraph(.bad("The lesson expected something else."))) }
    return blocks
  }

  /// A result's heading: its number and whether it is pinned, one level below the lesson's that it may stand in.
  private func titled(_ block: Block) -> Block {
    guard case .heading(_, let text, let aside) = block else { return block }
    let number = item.number.map { Text.muted("[\($0)] ") } ?? ""
    return .heading(3, number + text, aside: item.isPinned ? aside + " · pinned" : aside)
  }

  private func bet(_ event: Event.Prediction) -> String {
    let bet = "Bet on \(event.ledger.title): \(event.bet.threeDigits) times"
    guard let actual = event.actual else { return "\(bet)." }
    return "\(bet); measured \(actual.threeDigits) times."
  }
}

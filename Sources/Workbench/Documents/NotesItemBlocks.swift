import Basics
import Engines
import Journaling
import Measuring
import Reporting

/// One item of a session's notes as blocks.
struct NotesItemBlocks {
  private let item: NotesItem

  init(_ item: NotesItem) {
    self.item = item
  }

  var blocks: [Block] {
    content + item.notes.map { .callout(.note, Text($0.text)) }
  }

  private var content: [Block] {
    switch item.content {
    case .entry(let entry, let outcome, let output):
      return entry.kind == .code ? code(entry, outcome, output) : []
    case .sized(let event):
      return [.code("size \(event.sizing.expression)")]
        + Document(sizing: event.sizing).blocks.map(Self.nested)
    case .compared(let event, let held):
      return compared(event, held: held)
    case .timed(let event):
      return Document(
        timing: event.timing, of: event.code.code, empty: event.empty, engine: event.engine
      ).blocks.map(Self.nested)
    case .watched(let event):
      return [.code("watch \(event.code.code)")]
        + Document(
          watched: Watched(
            trace: event.trace, peak: event.peak, kept: event.kept,
            took: .seconds(event.seconds)), code: event.code.code
        ).blocks
    case .lessonOpened(let event):
      return [.heading(2, "Lesson: \(event.title)")]
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
    var blocks: [Block] = [.code(entry.text, language: entry.engine ?? "text")]
    for piece in output { blocks.append(.code(piece.text, language: "text")) }
    if let message = outcome?.message { blocks.append(.paragraph(.bad(message))) }
    return blocks
  }

  private func compared(_ event: Event.Compared, held: Bool?) -> [Block] {
    let result = Document(comparison: event.comparison).blocks
    var blocks = result.prefix(1).map(Self.nested)
    for variant in event.experiment.variants {
      blocks.append(.paragraph(.strong(variant.name)))
      blocks.append(.code(variant.code.code, language: event.comparison.engine.name))
    }
    if let use = event.experiment.use {
      blocks.append(.paragraph(.strong("use")))
      blocks.append(.code(use.code, language: event.comparison.engine.name))
    }
    blocks += result.dropFirst()
    if held == false { blocks.append(.paragraph(.bad("The lesson expected something else."))) }
    return blocks
  }

  /// A result's heading, one level below the lesson's that it may stand in.
  private static func nested(_ block: Block) -> Block {
    guard case .heading(_, let text, let aside) = block else { return block }
    return .heading(3, text, aside: aside)
  }

  private func bet(_ event: Event.Prediction) -> String {
    let bet = "Bet on \(event.ledger.title): \(event.bet.threeDigits) times"
    guard let actual = event.actual else { return "\(bet)." }
    return "\(bet); measured \(actual.threeDigits) times."
  }
}

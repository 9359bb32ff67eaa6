import Basics
import Instruments
import Languages
import Lessons
import Measuring
import Reporting

/// Turns a lesson's blocks into a report's, with the slots filled by what was measured.
struct LessonBlocks {
  let results: LessonResults
  let lesson: Lesson

  /// What stands in for a figure that nobody measured: never an old or invented one.
  private static let unmeasured = "(not measured yet)"

  private static let elsewhere = "(not measured here)"

  /// Where the other language was measured, this one's engine is missing.
  private func standIn(for slot: Slot) -> String {
    slot.experiment.map(results.has) == true ? Self.elsewhere : Self.unmeasured
  }

  /// One block of a lesson; several where a result has more than one part.
  func blocks(_ block: Lessons.Block) -> [Reporting.Block] {
    switch block {
    case .paragraph(let prose): [.paragraph(text(prose.spans))]
    case .heading(let level, let prose): [.heading(level, text(prose.spans))]
    case .list(let ordered, let items): [.list(items.map(item), ordered: ordered)]
    case .quote(let inner): inner.flatMap(blocks).map(quoted)
    case .table(let header, let rows):
      [
        .table(
          Table(
            header.map { Table.Column(text($0.spans)) },
            rows: rows.map { $0.map { text($0.spans) } }))
      ]
    case .code(let code): codeBlocks(code)
    case .result(let slot): resultBlocks(slot)
    case .experiment: []
    case .exercise(let id): exerciseBlocks(id)
    }
  }

  private func item(_ blocks: [Lessons.Block]) -> Text {
    .joined(blocks.flatMap(\.prose).map { text($0.spans) })
  }

  private func quoted(_ block: Reporting.Block) -> Reporting.Block {
    guard case .paragraph(let text) = block else { return block }
    return .quote(text)
  }

  private func codeBlocks(_ code: CodeBlock) -> [Reporting.Block] {
    let shown = Reporting.Block.code(code.snippet.code, language: code.language)
    guard let caption = code.role?.caption else { return [shown] }
    let isTwin = isOfTwoLanguages && code.language == CodeLanguage.swift.rawValue
    let place = isTwin ? " in \(CodeLanguage.swift.title)" : ""
    return [.paragraph(.muted("\(caption.name)\(place)\(caption.remark):")), shown]
  }

  private var isOfTwoLanguages: Bool {
    Set(lesson.experiments.flatMap(\.programs.keys)).count > 1
  }

  private func resultBlocks(_ slot: Slot) -> [Reporting.Block] {
    guard let id = slot.experiment, results.has(id) else {
      return [.paragraph(.muted(Self.unmeasured))]
    }
    let comparisons = results.comparisons(of: id)
    switch slot.reference {
    case .picture: return comparisons.picture
    default: return Document(comparisons: comparisons).blocks
    }
  }

  private func exerciseBlocks(_ id: String) -> [Reporting.Block] {
    lesson.exercises.filter { $0.id == id }.map { .paragraph(.strong("Task: ") + .marked($0.task)) }
  }

  /// Where a link leads: another lesson is opened by its id.
  private static func place(_ destination: String) -> String {
    guard !destination.contains(":"), destination.hasSuffix(".md"),
      let name = destination.split(separator: "/").last?.dropLast(3)
    else { return destination }
    return "lesson \(name)"
  }

  private func text(_ spans: [Lessons.Span], style: Text.Style = .plain) -> Text {
    spans.reduce("") { text, span in
      switch span {
      case .text(let words, _): text + Text(words, style)
      case .code(let code): text + .code(code)
      case .slot(let slot): text + .strong(results.text(for: slot) ?? standIn(for: slot))
      case .emphasis(let inner): text + self.text(inner, style: .emphasis)
      case .strong(let inner): text + self.text(inner, style: .strong)
      case .link(let inner, let destination, _):
        text + self.text(inner, style: style) + Text(" (\(Self.place(destination)))", .muted)
      case .lineBreak: text + Text(" ", style)
      }
    }
  }
}

extension CodeRole {
  /// What stands above a block of this role; nil where the text speaks for itself.
  fileprivate var caption: (name: String, remark: String)? {
    switch self {
    case .setup: ("setup", ", not measured")
    case .use: ("use", "")
    case .starter: ("your code", " begins as")
    case .solution, .fact: nil
    case .variant(let name): (name, "")
    }
  }
}

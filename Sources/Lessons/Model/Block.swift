/// What a step is made of, in the order of the text.
package indirect enum Block: Hashable, Sendable {
  case paragraph(Prose)
  /// A heading below the steps' own: level 3 and deeper.
  case heading(level: Int, Prose)
  case list(ordered: Bool, items: [[Block]])
  case quote([Block])
  case table(header: [Prose], rows: [[Prose]])
  case code(CodeBlock)
  /// A result, which fills a paragraph: `{{points.table}}`.
  case result(Slot)
  /// The place of the step's experiment: here it is asked for a bet and run.
  case experiment(id: String)
  /// The place of the step's exercise.
  case exercise(id: String)
}

extension Block {
  /// All prose in it, in reading order.
  package var prose: [Prose] {
    switch self {
    case .paragraph(let prose), .heading(_, let prose): [prose]
    case .list(_, let items): items.flatMap { $0.flatMap(\.prose) }
    case .quote(let blocks): blocks.flatMap(\.prose)
    case .table(let header, let rows): header + rows.flatMap(\.self)
    case .code, .result, .experiment, .exercise: []
    }
  }

  /// All slots in it, in reading order.
  package var slots: [Slot] {
    if case .result(let slot) = self { [slot] } else { prose.flatMap(\.slots) }
  }
}

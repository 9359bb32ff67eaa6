/// One run of prose: a paragraph, a heading, a table's cell.
package struct Prose: Hashable, Sendable {
  package var spans: [Span]

  /// Makes prose.
  package init(_ spans: [Span]) {
    self.spans = spans
  }

  /// All spans, those inside of others included, in reading order.
  package var flattened: [Span] { Self.flatten(spans) }

  /// The slots, in reading order.
  package var slots: [Slot] {
    flattened.compactMap { if case .slot(let slot) = $0 { slot } else { nil } }
  }

  /// The words without any markup.
  ///
  /// - Parameter fill: the text for a slot; nil leaves it as it was written.
  package func plain(_ fill: (Slot) -> String? = { _ in nil }) -> String {
    flattened.map { span in
      switch span {
      case .text(let text, _), .code(let text): text
      case .slot(let slot): fill(slot) ?? "{{\(slot.path)}}"
      case .lineBreak: "\n"
      case .emphasis, .strong, .link: ""
      }
    }.joined()
  }

  private static func flatten(_ spans: [Span]) -> [Span] {
    spans.flatMap { span in
      switch span {
      case .emphasis(let inner), .strong(let inner), .link(let inner, _, _):
        [span] + flatten(inner)
      case .text, .code, .slot, .lineBreak: [span]
      }
    }
  }
}

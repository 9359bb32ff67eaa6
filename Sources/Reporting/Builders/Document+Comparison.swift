internal import Basics
package import Measuring

extension Document {
  /// Variants side by side, with what the last does better or worse than the first.
  package init(comparison: Comparison) {
    let names = comparison.variants.map(\.variant.name)
    self.init([
      .heading(2, Self.title(of: comparison), aside: Text(comparison.engine.title)),
      .table(Self.table(of: comparison)),
    ])
    if comparison.sameAnswer == false {
      blocks.append(
        .callout(
          .error,
          "The answers differ, so there are no verdicts: what computes something else cannot be better."
        ))
      blocks.append(
        .list(
          comparison.variants.map { result in
            Text.strong(result.variant.name) + ": " + .code(result.answer?.repr ?? "–")
          }))
    }
    blocks += comparison.notes.map { note in
      .callout(.note, Text(note.variant.map { "\(names[$0]): \(note.text)" } ?? note.text))
    }
    blocks += comparison.warnings.map { .callout(.warning, Text($0.message)) }
  }

  private static func title(of comparison: Comparison) -> Text {
    let names = comparison.variants.map(\.variant.name)
    let subject =
      names.count <= 3 ? names.joined(separator: " · ") : names.count.counted("variant")
    return Text(comparison.n.map { "\(subject), n = \($0.grouped)" } ?? subject)
  }

  private static func table(of comparison: Comparison) -> Table {
    let results = comparison.variants
    let names = results.map(\.variant.name)
    let shown = Ledger.allCases.filter(comparison.shows)
    var rows = shown.map { ledger in
      [Text(ledger.title)] + results.map { Comparison.figure(ledger, of: $0) }
        + [Figures.text(comparison.verdicts[ledger])]
    }
    if results.contains(where: { $0.answer != nil }) {
      rows.append(
        ["same answer", Comparison.sameAnswer(comparison)]
          + Array(repeating: "", count: names.count))
    }
    let versus =
      names.count > 2 ? "\(names.last ?? "") against \(names.first ?? "")" : ""
    return Table(
      [Table.Column("")] + names.map { Table.Column(Text($0), .right) }
        + [Table.Column(Text(versus, .muted))],
      rows: rows)
  }
}

extension Comparison {
  /// Kept and peak are always shown, the others where at least one variant has a figure.
  func shows(_ ledger: Ledger) -> Bool {
    switch ledger {
    case .kept, .peak: true
    case .build: variants.contains { $0.build != nil }
    case .use: variants.contains { $0.use != nil }
    case .keptNative: variants.contains { ($0.memory[ledger] ?? 0) != 0 }
    default: variants.contains { $0.memory[ledger] != nil }
    }
  }

  static func figure(_ ledger: Ledger, of result: VariantResult) -> Text {
    switch ledger {
    case .build: Figures.text(result.build)
    case .use: Figures.text(result.use)
    default: Figures.text(result.memory[ledger], ledger.unit)
    }
  }

  /// Whether the variants agree, in a word.
  static func sameAnswer(_ comparison: Comparison) -> Text {
    switch comparison.sameAnswer {
    case true?: .good("yes")
    case false?: .bad("NO")
    case nil: Figures.none
    }
  }
}

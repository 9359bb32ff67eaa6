internal import Basics
package import Measuring

extension Document {
  /// The same experiment in several languages: all figures in one table, with plain ratios across and
  /// verdicts within each language.
  ///
  /// A verdict across languages would be one on their runtimes, which no code can change.
  package init(comparisons: [Comparison]) {
    guard comparisons.count > 1, let first = comparisons.first else {
      self = comparisons.first.map { Document(comparison: $0) } ?? Document()
      return
    }
    let table = LanguageTable(comparisons)
    self.init([
      .heading(
        2, Text(first.n.map { "n = \($0.grouped)" } ?? "side by side"),
        aside: Text(comparisons.map(\.engine.title).joined(separator: " · "))),
      .table(table.figures),
      .paragraph(
        .muted(
          "× and ÷ say how many times more or less a figure is than that of \(table.first).")),
      .table(table.verdicts),
    ])
    for comparison in comparisons {
      let language = comparison.engine.language
      if comparison.sameAnswer == false {
        blocks.append(
          .callout(
            .error,
            Text(
              "The answers of the \(language) variants differ, so there are no verdicts: what computes something else cannot be better."
            )))
      }
      blocks += comparison.notes.map { note in
        let name = note.variant.map { " \(comparison.variants[$0].variant.name)" } ?? ""
        return .callout(.note, Text("\(language)\(name): \(note.text)"))
      }
      blocks += comparison.warnings.filter { !$0.isOfMachine }.map {
        .callout(.warning, Text("\(language): \($0.message)"))
      }
    }
    // What the machine did meanwhile is no language's.
    var said: Set<String> = []
    blocks += comparisons.flatMap(\.warnings).filter {
      $0.isOfMachine && said.insert($0.id).inserted
    }
    .map { .callout(.warning, Text($0.message)) }
  }
}

/// The tables of an experiment in several languages.
private struct LanguageTable {
  private let comparisons: [Comparison]
  private let ledgers: [Ledger]

  init(_ comparisons: [Comparison]) {
    self.comparisons = comparisons
    ledgers = Ledger.allCases.filter { ledger in comparisons.contains { $0.shows(ledger) } }
  }

  /// What the ratios are to: the first column's title.
  var first: String {
    let variant = comparisons.first?.variants.first?.variant.name ?? ""
    return "\(comparisons.first?.engine.language ?? "") \(variant)"
  }

  /// A column for each variant of each language; under each ledger the ratios to the first column.
  var figures: Table {
    let heads = comparisons.flatMap { comparison in
      comparison.variants.map {
        Table.Column(Text("\(comparison.engine.language) \($0.variant.name)"), .right)
      }
    }
    let rows = ledgers.flatMap { ledger -> [[Text]] in
      let values = comparisons.flatMap { comparison in
        comparison.variants.map { $0.value(of: ledger) }
      }
      let figures = comparisons.flatMap { comparison in
        comparison.variants.map { Comparison.figure(ledger, of: $0) }
      }
      let row = [Text(ledger.title)] + figures
      // What shallow counts is a matter of the language.
      guard ledger != .shallow, let whole = values.first ?? nil, whole > 0 else { return [row] }
      let shares = values.dropFirst().map { value -> Text in
        value.flatMap { $0 > 0 ? .muted(($0 / whole).factor) : nil } ?? ""
      }
      return shares.allSatisfy(\.isEmpty) ? [row] : [row, ["", ""] + shares]
    }
    return Table([Table.Column("")] + heads, rows: rows)
  }

  /// What the last variant of each language does better or worse than its first.
  var verdicts: Table {
    let heads = comparisons.map { comparison in
      let names = comparison.variants.map(\.variant.name)
      return Table.Column(
        Text("\(comparison.engine.language): \(names.last ?? "") against \(names.first ?? "")"))
    }
    var rows = ledgers.filter { ledger in comparisons.contains { $0.verdicts[ledger] != nil } }
      .map { ledger in
        [Text(ledger.title)] + comparisons.map { Figures.text($0.verdicts[ledger]) }
      }
    if comparisons.contains(where: { $0.variants.contains { $0.answer != nil } }) {
      rows.append(["same answer"] + comparisons.map(Comparison.sameAnswer))
    }
    return Table([Table.Column("")] + heads, rows: rows)
  }
}

extension VariantResult {
  /// A ledger's figure as a number; nil where there is none.
  fileprivate func value(of ledger: Ledger) -> Double? {
    switch ledger {
    case .build: build?.median
    case .use: use?.median
    default: memory[ledger].map(Double.init)
    }
  }
}

extension Warning {
  /// Whether it is about the machine, and so about every program that ran on it.
  fileprivate var isOfMachine: Bool { id.hasPrefix("machine.") }
}

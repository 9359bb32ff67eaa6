internal import Measuring

extension Document {
  /// What each ledger means: the text of `help ledgers`, cited in exports.
  package static var ledgersHelp: Document {
    Document([
      .heading(2, "Ledgers"),
      .paragraph("A ledger is one measured quantity. Each has one definition:"),
      .table(
        Table(
          [Table.Column("ledger"), Table.Column("meaning")],
          rows: Ledger.allCases.map { [.strong($0.title), Text($0.definition)] })),
      .paragraph(
        "Memory and time never come from the same process: the probe that counts allocations slows what it counts."
      ),
    ])
  }
}

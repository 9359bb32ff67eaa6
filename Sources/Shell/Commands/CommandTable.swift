import Basics
import Instruments

/// Every command of the shell.
package enum CommandTable {
  /// In the order of the help page.
  package static let all: [Command] =
    InstrumentTable.all.map { Command($0.command) } + [
      .plot, .who, .engine, .doctor,
      .lessons, .lesson, .next, .back, .predict, .run, .hint, .check, .edit, .solution,
      .progress, .claims, .install,
      .note, .pin, .unpin, .notes, .replay,
      .undo, .help, .history, .set, .reset, .quit,
    ]

  /// The words alone.
  package static let names = Set(all.map(\.name))

  /// The command with that name.
  package static func command(named name: String) -> Command? {
    all.first { $0.name == name }
  }

  /// The command that a mistyped word may have meant.
  package static func suggestion(for word: String) -> String? {
    Spelling.nearest(to: word, in: names)
  }
}

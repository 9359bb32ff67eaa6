import Basics
import Measuring
import Reporting

extension Document {
  /// The help page: every command with its line, and how code is told from commands.
  static var commands: Document {
    var blocks: [Block] = []
    for group in Command.Group.allCases {
      let commands = CommandTable.all.filter { $0.group == group }
      blocks.append(.heading(2, Text(group.rawValue)))
      blocks.append(
        .table(
          Table(
            [Table.Column(""), Table.Column("")],
            rows: commands.map { [.code($0.name), .marked($0.summary)] })))
    }
    blocks.append(
      .paragraph(
        .marked(
          "Anything else is code for the engine: `x = [1, 2, 3]`, `def f(n): ...`. `help size` explains a command, `help ledgers` what the numbers mean."
        )))
    return Document(blocks)
  }

  /// The page of one command.
  init(help command: Command) {
    var blocks: [Block] = [
      .paragraph(.marked(command.summary)), .code(command.usage.joined(separator: "\n")),
    ]
    blocks += command.explanation.map { .paragraph(.marked($0)) }
    if !command.examples.isEmpty {
      blocks.append(.paragraph("For example:"))
      blocks.append(.code(command.examples.joined(separator: "\n")))
    }
    self.init(blocks)
  }

  /// The page of one ledger.
  init(help ledger: Ledger) {
    self.init([.paragraph(.strong(ledger.title) + Text(": \(ledger.definition)"))])
  }

  /// The settings with their values.
  init(settings: Settings, only chosen: Setting? = nil) {
    let rows: [[Text]] = (chosen.map { [$0] } ?? Setting.all).map { setting in
      [.code(setting.name), Text(setting.show(settings)), .muted(setting.meaning)]
    }
    self.init([
      .table(
        Table(
          [Table.Column("setting"), Table.Column("value"), Table.Column("meaning")], rows: rows))
    ])
  }
}

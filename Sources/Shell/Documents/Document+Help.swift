import Instruments
import Lessons
import Reporting

extension Document {
  /// The help page: every command with its line, and how code is told from commands.
  static var commands: Document {
    var blocks: [Reporting.Block] = []
    for group in Command.Group.allCases {
      let commands = CommandTable.all.filter { $0.group == group }
      blocks.append(.heading(2, Text(group.rawValue)))
      blocks.append(
        .table(
          Table(
            [Table.Column(""), Table.Column("")],
            rows: commands.map { [.code($0.name), .marked($0.summary)] })))
    }
    blocks.append(.heading(2, "Topics"))
    blocks.append(
      .table(
        Table(
          [Table.Column(""), Table.Column("")],
          rows: HelpPage.topics.map { [.code($0.name), .marked($0.summary)] })))
    blocks.append(
      .paragraph(
        .marked(
          "Anything else is code for the engine: `x = [1, 2, 3]`, `def f(n): ...`. `help size` explains a command, `help start` a topic, `help kept` a number. New here? Type `help start`."
        )))
    return Document(blocks)
  }

  /// A page of help.
  init(help page: HelpPage) {
    var blocks: [Reporting.Block] = [.paragraph(.marked(page.summary))] + page.body
    if !page.examples.isEmpty {
      blocks.append(.paragraph("For example:"))
      blocks.append(.code(page.examples.joined(separator: "\n")))
    }
    self.init(blocks)
  }

  /// What a source claims, and where it is tried.
  init(help claim: Claim) {
    var blocks: [Reporting.Block] = [
      .paragraph(.strong(claim.id) + Text(": \(claim.says)")),
      .paragraph(.muted("From “\(claim.source.title)”, author: \(claim.source.author).")),
    ]
    if !claim.figures.isEmpty { blocks += claim.figures.map { .quote(Text($0)) } }
    blocks.append(
      .advice(
        claim.lesson.map { "`lesson \($0)` holds it against this machine." }
          ?? "No lesson tries it yet."))
    self.init(blocks)
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

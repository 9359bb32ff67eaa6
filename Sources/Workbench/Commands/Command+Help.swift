import Measuring
import Reporting

extension Command {
  static let help = Command(
    "help", in: .session, "Explain the shell, a command, or the ledgers.",
    usage: ["help", "help COMMAND", "help ledgers", "help LEDGER"],
    examples: ["help size", "help ledgers", "help kept"], operand: .command
  ) { (_, arguments) throws(Problem) in
    if arguments.isEmpty { return Report(Document.commands) }
    if arguments == "ledgers" { return Report(Document.ledgersHelp) }
    if let command = CommandTable.command(named: arguments) {
      return Report(Document(help: command))
    }
    if let ledger = Ledger.allCases.first(where: { $0.title == arguments }) {
      return Report(Document(help: ledger))
    }
    let near = CommandTable.suggestion(for: arguments).map { "did you mean `help \($0)`?" }
    let advice = ForeignMagic.advice(onObject: arguments)
    throw .usage(advice.message, hint: near.map { "\($0) Or: \(advice.hint)" } ?? advice.hint)
  }
}

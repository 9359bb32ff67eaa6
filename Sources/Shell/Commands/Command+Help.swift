import Basics
import Course
import Instruments
import Lessons
import Reporting

extension Command {
  static let help = Command(
    "help", in: .session, "Explain the shell, a command, a number, or a claim.",
    usage: ["help", "help COMMAND", "help TOPIC", "help LEDGER", "help CLAIM"],
    explanation: [
      "Every example on these pages can be typed as it stands; where there are more lines than one, in their order."
    ],
    examples: ["help start", "help size", "help kept"], operand: .help
  ) { (session, arguments) throws(Problem) in
    guard !arguments.isEmpty else { return Report(Document.commands) }
    if let page = HelpPage.page(on: arguments) { return Report(Document(help: page)) }
    let claims = session.workspace.claims
    if let claim = claims.first(where: { $0.id == arguments.uppercased() }) {
      return Report(Document(help: claim))
    }
    let names = HelpPage.all.map(\.name) + claims.map(\.id)
    let near = Spelling.nearest(to: arguments, in: names).map { "did you mean `help \($0)`?" }
    let advice = ForeignMagic.advice(onObject: arguments)
    throw .usage(advice.message, hint: near.map { "\($0) Or: \(advice.hint)" } ?? advice.hint)
  }
}

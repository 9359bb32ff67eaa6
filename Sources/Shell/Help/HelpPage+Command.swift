import Instruments
import Reporting

extension HelpPage {
  /// The page of a command, made of what the table says of it.
  init(_ command: Command) {
    name = command.name
    summary = command.summary
    body = [.code(command.usage.joined(separator: "\n"))]
    let options = command.options.filter { !$0.summary.isEmpty }
    if !options.isEmpty {
      body.append(
        .table(
          Table(
            [Table.Column(""), Table.Column("")],
            rows: options.map { [.code($0.form), .marked($0.summary)] })))
    }
    body += command.explanation.map { .paragraph(.marked($0)) }
    examples = command.examples
  }
}

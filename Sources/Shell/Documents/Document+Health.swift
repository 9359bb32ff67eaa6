import Engines
import Instruments
import Reporting

extension Document {
  /// What the doctor found.
  init(health checks: [HealthCheck]) {
    self.init([
      .table(
        Table(
          [Table.Column(""), Table.Column("")],
          rows: checks.map { check in
            let mark: Text =
              switch check.status {
              case .works: .good("works")
              case .limited: .strong("limited")
              case .broken: .bad("broken")
              }
            return [
              mark,
              .marked(
                check.message.asSentence(keeping: CommandTable.names)
                  + (check.hint.map { " \($0.asSentence(keeping: CommandTable.names))" } ?? "")),
            ]
          }))
    ])
  }
}

import Basics
import Engines
import Lessons
package import Measuring
import Reporting

extension Document {
  /// The promises that did not hold; nothing where all did.
  package init?(promisesOf runs: [ExperimentRun]) {
    let failed = runs.flatMap { run in
      run.promises.filter { $0.outcome == .fails }.map { promise in
        let ledger = Ledger(promise.expectation.effect.ledger)
        let measured = ledger.map { run.comparison.wording(of: $0, form: .verdict) } ?? ""
        let weight = promise.expectation.isAdvisory ? "reported only" : "this fails the lesson"
        return "The lesson expects that \(promise.expectation); measured: \(measured) (\(weight))."
      }
    }
    guard !failed.isEmpty else { return nil }
    self.init(failed.map { .callout(.warning, Text($0)) })
  }

  /// What `heft check` says when one lesson is through.
  package init(checked entry: CheckOutcome.Entry?) {
    guard let entry else {
      self.init([])
      return
    }
    let mark: Text =
      switch entry.status {
      case .passed, .linted: .good(entry.status.rawValue)
      case .skipped: .muted("skipped")
      case .failed: .bad("failed")
      }
    let engine = entry.engine.map { " on \($0.title)" } ?? ""
    let end = entry.reason.map { ": \($0)" } ?? entry.seconds.map { ", \($0.threeDigits) s" } ?? ""
    self.init([.paragraph(mark + Text("  \(entry.id)\(engine)\(end)"))])
  }

  /// All that `heft check` found, and the count.
  package init(check outcome: CheckOutcome) {
    var blocks: [Reporting.Block] = outcome.diagnostics.sorted { $0.location < $1.location }
      .map { .diagnostic($0) }
    let counts = [
      ("passed", CheckOutcome.Status.passed), ("linted", .linted), ("failed", .failed),
      ("skipped", .skipped),
    ].compactMap { word, status in
      let count = outcome.entries.count { $0.status == status }
      return count > 0 ? "\(count) \(word)" : nil
    }
    // A lesson is run once on each engine.
    let lessons = Set(outcome.entries.map(\.file)).count
    let runs = outcome.entries.count
    let times = runs > lessons ? ", \(runs.counted("run"))" : ""
    blocks.append(
      .paragraph("\(lessons.counted("lesson"))\(times): \(counts.joined(separator: ", "))."))
    self.init(blocks)
  }

  /// The interpreters found, the chosen one marked.
  package init(engines: [EngineIdentity], chosen: EngineIdentity) {
    self.init([
      .table(
        Table(
          [Table.Column(""), Table.Column("engine"), Table.Column("path")],
          rows: engines.map { engine in
            let isChosen = engine.path == chosen.path
            return [isChosen ? .good("→") : " ", Text(engine.title), .muted(engine.path)]
          }))
    ])
  }
}

import Basics
import Engines
import Instruments
import Journaling
import Measuring
import Notes
import Reporting

extension ShellSession {
  /// Draws the last experiment once more, and how it grows where it was measured at several sizes.
  func plot() throws(Problem) -> Report {
    let notes = try log.fold(Notes.self)
    guard let (event, comparison) = notes.lastComparison else {
      throw .usage(
        "there is no experiment to draw yet",
        hint: "`compare [x*x for x in range(n)] vs range(n) --n 1_000_000` makes one")
    }
    let growth = Growth.all(in: notes).first { $0.lastEvent == event }
    return Report(Document(plotting: comparison, growth: growth))
  }
}

extension Notes {
  /// What was compared last, and its event's number.
  fileprivate var lastComparison: (event: Int, comparison: Comparison)? {
    for item in items.reversed() {
      if case .compared(let event, _) = item.content { return (item.sequence, event.comparison) }
    }
    return nil
  }
}

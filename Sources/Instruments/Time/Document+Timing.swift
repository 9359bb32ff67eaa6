import Basics
package import Measuring
import Reporting

extension Document {
  /// How long an expression takes.
  ///
  /// - Parameter empty: what a loop around nothing takes, in seconds, timed beside it.
  package init(timing: Timing, of code: String, empty: Double?, engine: EngineIdentity) {
    let lines = code.split(separator: "\n")
    let title = lines.count > 1 ? "\(lines[0]) …" : code
    var figure = Text.strong(timing.median.secondsText)
    if timing.high > timing.low {
      let interval = "\(timing.low.secondsText) to \(timing.high.secondsText)"
      figure += "  " + .muted("(95 % CI \(interval))")
    }
    let processes = Set(timing.samples.map(\.process)).count
    let loops = timing.samples.map(\.loops).max() ?? 1
    let method =
      "Median of \(timing.samples.count.counted("sample")) of \(loops.counted("loop")) in \(processes.counted("process", "processes")); the collector was on."
    self.init([
      .heading(2, .code(title), aside: Text(engine.title)), .paragraph(figure),
      .paragraph(.muted(method)),
    ])
    guard let empty, empty > 0, timing.median > 0 else { return }
    if timing.median < empty * 1.5 {
      blocks.append(
        .callout(
          .warning,
          Text(
            "Too short to tell: a loop that runs nothing takes \(empty.secondsText) of it. Have the expression do more, such as 1,000 times the work."
          )))
    } else if empty > timing.median / 20 {
      blocks.append(
        .callout(.note, Text("\(empty.secondsText) of it are the loop and the call.")))
    }
  }
}

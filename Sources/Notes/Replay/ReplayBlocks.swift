import Instruments
import Basics
import Measuring
import Reporting

/// One result that was measured again as blocks.
struct ReplayBlocks {
  private let result: ReplayedResult
  private let replay: Replay

  init(_ result: ReplayedResult, replay: Replay) {
    self.result = result
    self.replay = replay
  }

  var blocks: [Block] {
    let number = result.recorded.number.map { Text.muted("[\($0)] ") } ?? ""
    let then = result.recorded.engine
    let here = result.engine?.version ?? then.version
    let aside = then.version == here ? then.title : "\(then.title) → \(here)"
    return [.heading(2, number + Text(result.recorded.title), aside: Text(aside))] + content
  }

  private var content: [Block] {
    if let failure = result.failure {
      return [.paragraph(.bad("Not measured: \(failure.closed)"))] + list(of: result.differences)
    }
    guard let drift = result.drift else { return [] }
    var blocks: [Block] = []
    if !drift.drifted.isEmpty || !drift.changedLines.isEmpty {
      blocks.append(.table(table(of: drift)))
    }
    if !drift.changed.isEmpty { blocks.append(.list(drift.changed.map(sentence))) }
    if drift.sameAnswers == false {
      blocks.append(.callout(.warning, "The answer is another one than was recorded."))
    }
    if let rest = rest(of: drift) { blocks.append(.paragraph(rest)) }
    if !drift.isSame { blocks += cause(of: drift) }
    return blocks
  }

  private func table(of drift: ResultDrift) -> Table {
    Table(
      [
        Table.Column(""), Table.Column("recorded", .right), Table.Column("here", .right),
        Table.Column(""),
      ],
      rows: drift.drifted.map { row in
        [
          Text(label(row.variant, row.ledger)), Text(row.recorded.text(row.ledger)),
          Text(row.now.text(row.ledger)), words(for: row),
        ]
      }
        + drift.changedLines.map { row in
          let word =
            row.recorded == nil ? "new here" : row.now == nil ? "not here" : "another one"
          return [
            Text(row.name.text), Text(row.recorded ?? ""), Text(row.now ?? ""), .muted(word),
          ]
        })
  }

  private func label(_ variant: String?, _ ledger: Ledger) -> String {
    if result.recorded.type == "timed" { return "time" }
    return variant.map { "\($0) \(ledger.title)" } ?? ledger.title
  }

  private func words(for row: ResultDrift.Row) -> Text {
    let drift = row.drift
    let style: Text.Style =
      drift.verdict == .smaller || drift.verdict == .faster ? .good : .bad
    let factor = drift.ratio.map { max($0, 1 / $0) }
    if let factor, factor >= 1.01 {
      return Text("\(factor.threeDigitsTrimmed) times \(drift.verdict.rawValue)", style)
    }
    guard case (.count(let then), .count(let now)) = (row.recorded, row.now) else {
      return Text(drift.verdict.rawValue, style)
    }
    let difference = Int(clamping: now.minus(then).magnitude)
    let amount =
      row.ledger.unit == .bytes ? ByteCount(difference).description : difference.grouped
    return Text("\(drift.verdict.rawValue) by \(amount)", style)
  }

  /// `kept: was 2.38 times smaller, is 1.5 times smaller`.
  private func sentence(_ row: ResultDrift.VerdictRow) -> Text {
    let mark: Text = row.change == .flipped ? .bad("flipped") : .strong("changed")
    return mark + ": \(row.ledger.title) was \(row.recorded.sentence), is \(row.now.sentence)"
  }

  private func rest(of drift: ResultDrift) -> Text? {
    let still = drift.rows.filter { !$0.drift.isDrift }
    let times = still.count { $0.ledger.unit == .seconds }
    let sizes = still.count - times
    var parts: [String] = []
    if sizes > 0 {
      let others = drift.drifted.isEmpty ? "" : "other "
      parts.append("\(sizes) \(others)\(sizes == 1 ? "figure" : "figures") of memory: same")
    }
    let lines = drift.lines.count { !$0.isChanged }
    if lines > 0 {
      let others = drift.changedLines.isEmpty ? "" : "other "
      parts.append("\(lines) \(others)\(lines == 1 ? "line" : "lines") of the layout: same")
    }
    if times > 0 {
      parts.append("\(times.counted("time")): no difference that the intervals would show")
    }
    if !drift.missing.isEmpty {
      let names = Set(drift.missing.map(\.ledger.title)).sorted().joined(separator: ", ")
      parts.append("not to be had here: \(names)")
    }
    return parts.isEmpty ? nil : .muted(parts.joined(separator: "; ").closed)
  }

  private func cause(of drift: ResultDrift) -> [Block] {
    let version = result.recorded.engine.title
    let others = result.differences.filter { $0.kind != .version }
    switch drift.causes {
    case [.version]:
      let moved = packagesBeside
      guard !moved.isEmpty else {
        return [
          .paragraph(
            .strong("Cause: the version. ")
              + Text("On this machine \(version) gives what was recorded."))
        ]
      }
      let (its, ours) = (moved.compactMap(\.recorded), moved.compactMap(\.here))
      return [
        .paragraph(
          .strong("Cause: the version, or the packages that go with it. ")
            + Text(
              "On this machine \(version) with \(its.joined(separator: ", ")) gives what was recorded; what is new was measured with \(ours.joined(separator: ", "))."
            ))
      ]
    case [.other]:
      return [
        .paragraph(
          .strong("Not the version. ")
            + Text("On this machine \(version) gives what is new as well. What else differs:"))
      ] + list(of: others)
    case [.unknown] where result.differences.isEmpty:
      return [
        .paragraph(
          "Nothing that heft knows of differs here: the code may give other figures each time.")
      ]
    case [.unknown]:
      let isInstalled = result.differences.allSatisfy { $0.kind != .version }
      let lead =
        isInstalled
        ? "The version is the same. What differs:"
        : "\(version) could not be asked here, so the cause is open. What differs:"
      return [.paragraph(Text(lead))] + list(of: result.differences)
    default:
      return [
        .paragraph(
          .strong("The version is a part of it. ")
            + Text(parts(of: drift, version)) + " What else differs:")
      ] + list(of: others)
    }
  }

  /// The packages that the recorded version has here and the one that measures does not, or others.
  private var packagesBeside: [EnvironmentDifference] {
    EnvironmentDifference.between(
      result.sameVersion?.packages ?? [:], result.engine?.packages ?? [:])
  }

  /// Which changes the version explains, and which it does not.
  private func parts(of drift: ResultDrift, _ version: String) -> String {
    let causes =
      drift.drifted.map { (label($0.variant, $0.ledger), $0.cause) }
      + drift.changedLines.map { ($0.name.text, $0.cause) }
    let explained = causes.filter { $0.1 == .version }.map(\.0)
    let open = causes.filter { $0.1 != .version }.map(\.0)
    var sentences: [String] = []
    if !explained.isEmpty {
      sentences.append(
        "\(version) gives what was recorded for \(explained.joined(separator: ", ")).")
    }
    if !open.isEmpty {
      sentences.append("It does not for \(open.joined(separator: ", ")).")
    }
    return sentences.joined(separator: " ")
  }

  private func list(of differences: [EnvironmentDifference]) -> [Block] {
    guard !differences.isEmpty else { return [] }
    return [
      .list(
        differences.map { difference in
          Text(
            "\(difference.kind.rawValue): \(difference.recorded ?? "none") there, \(difference.here ?? "none") here"
          )
        })
    ]
  }
}

extension MeasuredFigures.Value {
  /// The figure as tables show it.
  fileprivate func text(_ ledger: Ledger) -> String {
    switch self {
    case .count(let count):
      ledger.unit == .bytes ? ByteCount(count).description : count.grouped
    case .time(let timing): timing.median.secondsText
    }
  }
}

extension String {
  /// The sentence with its period.
  fileprivate var closed: String { hasSuffix(".") ? self : "\(self)." }
}

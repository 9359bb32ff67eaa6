import Instruments
import Measuring

/// What changed of one result.
struct ResultDrift {
  /// One figure, then and now.
  package struct Row {
    var variant: String?
    var ledger: Ledger
    var recorded: MeasuredFigures.Value
    var now: MeasuredFigures.Value
    /// What the recorded version says here; nil where it was not asked.
    var sameVersion: MeasuredFigures.Value?
    var drift: Drift
    var cause: Cause?
  }

  /// One verdict, then and now.
  struct VerdictRow {
    var ledger: Ledger
    var recorded: LedgerVerdict
    var now: LedgerVerdict
    var sameVersion: LedgerVerdict?
    var change: VerdictChange
    var cause: Cause?
  }

  /// One line of a layout, then and now; nil where there is none of that name.
  struct LineRow {
    var name: LayoutLine.Name
    var recorded: String?
    var now: String?
    /// What the recorded version says here; nil where it was not asked, or has no such line.
    var sameVersion: String?
    var cause: Cause?

    /// Whether it is another one now.
    var isChanged: Bool { recorded != now }
  }

  private(set) var rows: [Row]
  private(set) var verdicts: [VerdictRow]
  private(set) var lines: [LineRow]
  /// Whether a variant's answer is another one than was recorded; nil where there is nothing to compare.
  let sameAnswers: Bool?
  /// Figures that were recorded and could not be had now.
  let missing: [MeasuredFigures.Figure]

  /// Holds new figures against recorded ones.
  init(from recorded: MeasuredFigures, to now: MeasuredFigures) {
    rows = recorded.figures.compactMap { figure in
      guard let value = now[figure.variant, figure.ledger] else { return nil }
      return Row(
        variant: figure.variant, ledger: figure.ledger, recorded: figure.value, now: value,
        drift: .between(figure.value, value, of: figure.ledger))
    }
    missing = recorded.figures.filter { now[$0.variant, $0.ledger] == nil }
    verdicts = Ledger.allCases.compactMap { ledger in
      guard let then = recorded.verdicts[ledger], let today = now.verdicts[ledger] else {
        return nil
      }
      return VerdictRow(
        ledger: ledger, recorded: then, now: today,
        change: VerdictChange(from: then, to: today, isTime: ledger.unit == .seconds))
    }
    lines = Self.lines(from: recorded.lines, to: now.lines)
    let answers = zip(recorded.answers, now.answers).filter { $0 != nil && $1 != nil }
    sameAnswers = answers.isEmpty ? nil : answers.allSatisfy { $0 == $1 }
  }

  /// The lines of one layout beside those of another, in the order of the first; new ones follow.
  private static func lines(from recorded: [LayoutLine], to now: [LayoutLine]) -> [LineRow] {
    let known = Set(recorded.map(\.name))
    return recorded.map { line in
      LineRow(name: line.name, recorded: line.place, now: now.place(of: line.name))
    }
      + now.filter { !known.contains($0.name) }.map { line in
        LineRow(name: line.name, recorded: nil, now: line.place)
      }
  }

  /// The figures that drifted.
  var drifted: [Row] { rows.filter(\.drift.isDrift) }
  /// The verdicts that say something else.
  var flipped: [VerdictRow] { verdicts.filter { $0.change == .flipped } }
  /// The verdicts that changed in any way that noise does not explain.
  var changed: [VerdictRow] { verdicts.filter { $0.change == .flipped || $0.change == .ratio } }
  /// The lines of a layout that are other ones now.
  var changedLines: [LineRow] { lines.filter(\.isChanged) }
  /// Whether nothing changed.
  var isSame: Bool {
    drifted.isEmpty && changed.isEmpty && changedLines.isEmpty && sameAnswers != false
  }

  /// Names the causes by what the recorded version says here.
  mutating func settle(by sameVersion: MeasuredFigures?) {
    for index in rows.indices where rows[index].drift.isDrift {
      let row = rows[index]
      let value = sameVersion?[row.variant, row.ledger]
      rows[index].sameVersion = value
      rows[index].cause =
        value.map { value in
          Cause(
            recorded: !Drift.between(row.recorded, value, of: row.ledger).isDrift,
            now: !Drift.between(row.now, value, of: row.ledger).isDrift)
        } ?? .unknown
    }
    for index in verdicts.indices where [.flipped, .ratio].contains(verdicts[index].change) {
      let row = verdicts[index]
      let verdict = sameVersion?.verdicts[row.ledger]
      verdicts[index].sameVersion = verdict
      verdicts[index].cause =
        verdict.map { verdict in
          let isTime = row.ledger.unit == .seconds
          return Cause(
            recorded: VerdictChange(from: row.recorded, to: verdict, isTime: isTime).isNone,
            now: VerdictChange(from: row.now, to: verdict, isTime: isTime).isNone)
        } ?? .unknown
    }
    for index in lines.indices where lines[index].isChanged {
      let row = lines[index]
      let place = sameVersion?.lines.place(of: row.name)
      lines[index].sameVersion = place
      lines[index].cause =
        sameVersion == nil
        ? .unknown : Cause(recorded: place == row.recorded, now: place == row.now)
    }
  }

  /// The causes that were found, each once.
  var causes: Set<Cause> {
    Set(rows.compactMap(\.cause) + verdicts.compactMap(\.cause) + lines.compactMap(\.cause))
  }
}

extension Cause {
  /// - Parameters:
  ///   - recorded: whether the recorded version gives the recorded figure here.
  ///   - now: whether it gives the new one.
  fileprivate init(recorded: Bool, now: Bool) {
    self = recorded ? .version : now ? .other : .both
  }
}

extension VerdictChange {
  fileprivate var isNone: Bool { self == .same || self == .within }
}

extension Drift {
  /// The drift between two values of one ledger.
  static func between(
    _ recorded: MeasuredFigures.Value, _ now: MeasuredFigures.Value, of ledger: Ledger
  ) -> Drift {
    switch (recorded, now) {
    case (.count(let then), .count(let today)): .memory(ledger, recorded: then, now: today)
    case (.time(let then), .time(let today)): .time(recorded: then, now: today)
    default: Drift(verdict: .notMeasurable, ratio: nil)
    }
  }
}

extension [LayoutLine] {
  /// Where the line of a name lies.
  fileprivate func place(of name: LayoutLine.Name) -> String? {
    first { $0.name == name }?.place
  }
}

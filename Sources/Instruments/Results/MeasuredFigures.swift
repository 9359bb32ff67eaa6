import Basics
package import Measuring

/// The figures of one result in a form that can be held against those of another measurement.
package struct MeasuredFigures {
  /// One figure of one variant; the variant is nil where there is only one thing measured.
  package struct Figure: Hashable {
    package var variant: String?
    package var ledger: Ledger
    package var value: Value
  }

  /// Bytes or blocks, or seconds with their interval.
  package enum Value: Hashable {
    case count(Int)
    case time(Timing)
  }

  package private(set) var figures: [Figure] = []
  package private(set) var verdicts: [Ledger: LedgerVerdict] = [:]
  /// The digests of the answers, one a variant; nil where there is none.
  package private(set) var answers: [String?] = []
  /// The lines of a layout; none for what was measured.
  package private(set) var lines: [LayoutLine] = []
  /// Whether all was measured that was meant to be.
  package private(set) var isWhole = true

  /// The figures of a weighed structure.
  init(_ sizing: Sizing) {
    add(sizing.memory, of: nil)
    isWhole = sizing.memory.complete
  }

  /// The figures of an experiment.
  init(_ comparison: Comparison) {
    for result in comparison.variants {
      let name = result.variant.name
      add(result.memory, of: name)
      for (ledger, timing) in [(Ledger.build, result.build), (.use, result.use)] {
        if let timing {
          figures.append(Figure(variant: name, ledger: ledger, value: .time(timing)))
        }
      }
      answers.append(result.answer?.digest)
      isWhole = isWhole && result.complete
    }
    verdicts = comparison.verdicts
  }

  /// The figure of code that was timed alone.
  init(time: Timing) {
    figures = [Figure(variant: nil, ledger: .build, value: .time(time))]
  }

  /// The figures of code that was watched.
  init(peak: Int?, kept: Int?) {
    var memory = MemoryReading()
    memory.peak = peak.map(ByteCount.init)
    memory.kept = kept.map(ByteCount.init)
    add(memory, of: nil)
  }

  /// The lines of a layout, which are no figures of a ledger.
  init(_ layout: ObjectLayout) {
    lines = LayoutLine.all(of: layout)
  }

  /// The value of one figure.
  package subscript(variant: String?, ledger: Ledger) -> Value? {
    figures.first { $0.variant == variant && $0.ledger == ledger }?.value
  }

  private mutating func add(_ memory: MemoryReading, of variant: String?) {
    for ledger in Ledger.allCases {
      guard let value = memory[ledger] else { continue }
      figures.append(Figure(variant: variant, ledger: ledger, value: .count(value)))
    }
  }
}

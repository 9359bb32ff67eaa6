import Basics
package import Journaling
package import Measuring
package import Reporting

/// One experiment that was measured at several sizes: how its figures grow.
package struct Growth {
  /// The event of the last of its measurements.
  package let lastEvent: Int
  private let comparisons: [Comparison]

  /// The experiments that notes hold at two sizes or more, on one engine with the same code.
  package static func all(in notes: Notes) -> [Growth] {
    struct Key: Hashable {
      var engine: EngineIdentity
      var code: [String]
    }
    var groups: [Key: (last: Int, sizes: [Int: Comparison])] = [:]
    for item in notes.items {
      guard case .compared(let event, _) = item.content, let n = event.comparison.n else {
        continue
      }
      let experiment = event.experiment
      // What was typed in between is no part of it, or no two experiments of a session were the same.
      let setup = experiment.setup.filter { !$0.origin.isInEntry }
      let code =
        setup.map(\.code) + experiment.variants.map(\.code.code) + [experiment.use?.code ?? ""]
      let key = Key(engine: event.comparison.engine, code: code)
      groups[key, default: (0, [:])].last = item.sequence
      groups[key]?.sizes[n] = event.comparison
    }
    return groups.values.filter { $0.sizes.count > 1 }.map { last, sizes in
      Growth(
        lastEvent: last, comparisons: sizes.sorted { $0.key < $1.key }.map(\.value))
    }
  }

  /// A plot for each ledger that people ask for first, a line for each variant.
  package var blocks: [Block] {
    [Ledger.kept, .peak, .build].compactMap { ledger in
      let names = comparisons.last?.variants.map(\.variant.name) ?? []
      let series = names.indices.map { index in
        Plot.Series(
          names[index],
          comparisons.compactMap { comparison in
            guard comparison.variants.indices.contains(index), let n = comparison.n,
              let value = comparison.variants[index].value(of: ledger)
            else { return nil }
            return Plot.Point(Double(n), value)
          })
      }
      guard series.contains(where: { $0.points.count > 1 }) else { return nil }
      return .plot(
        Plot(
          title: "\(ledger.title) against n", x: .count,
          y: ledger.unit == .seconds ? .seconds : .bytes, series: series))
    }
  }
}

extension VariantResult {
  /// A ledger's value as a number: bytes, blocks, or seconds.
  package func value(of ledger: Ledger) -> Double? {
    switch ledger {
    case .build: build?.median
    case .use: use?.median
    default: memory[ledger].map(Double.init)
    }
  }
}

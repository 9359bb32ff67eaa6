import Basics
package import Measuring
package import Reporting

extension Comparison {
  /// The variants' kept and peak as bars.
  package var picture: [Block] { [self].picture }

  /// What a result looks like: memory over time, then the ledgers side by side.
  package var pictures: [Block] {
    let isTimed = variants.contains { $0.build != nil || $0.use != nil }
    return traces + bars(of: isTimed ? [.kept, .peak, .build, .use] : [.kept, .peak])
  }

  /// Memory over time of each variant that was seen, all on the same scale.
  var traces: [Block] {
    let reach = Plot.Point(
      variants.compactMap { $0.trace?.seconds.last }.max() ?? 0,
      Double(variants.compactMap(\.memory.peak?.bytes).max() ?? 0))
    return variants.enumerated().compactMap { index, result in
      result.trace.map { trace in
        var plot = Plot(
          memory: trace, title: "\(result.variant.name) over time", peak: result.memory.peak,
          reach: reach)
        plot.firstColour = index
        return .plot(plot)
      }
    }
  }

  /// The variants' figures of some ledgers as bars, one chart a ledger; those without figures are left out.
  package func bars(of ledgers: [Ledger]) -> [Block] { [self].bars(of: ledgers) }
}

extension [Comparison] {
  /// The variants' kept and peak as bars, in all languages together.
  package var picture: [Block] { bars(of: [.kept, .peak]) }

  fileprivate func bars(of ledgers: [Ledger]) -> [Block] {
    let results = flatMap { comparison in
      comparison.variants.map { result in
        let name = result.variant.name
        return (count > 1 ? "\(comparison.engine.language) \(name)" : name, result)
      }
    }
    return ledgers.compactMap { ledger in
      let figures = results.map { Self.figure(ledger, of: $0.1) }
      guard let largest = figures.map(\.value).max(), largest > 0 else { return nil }
      return .bars(
        BarChart(
          title: ledger.title,
          bars: zip(results, figures).map { result, figure in
            BarChart.Bar(label: result.0, value: figure.text, share: figure.value / largest)
          }, comparesSeries: count == 1))
    }
  }

  private static func figure(_ ledger: Ledger, of result: VariantResult) -> (
    value: Double, text: String
  ) {
    switch ledger {
    case .build, .use:
      guard let timing = ledger == .build ? result.build : result.use else { return (0, "–") }
      return (timing.median, timing.median.secondsText)
    default:
      guard let bytes = result.memory[ledger] else { return (0, "–") }
      return (Double(bytes), ByteCount(bytes).description)
    }
  }
}

import Basics
import Measuring
import Reporting

extension Comparison {
  /// The variants' kept and peak as bars.
  var picture: [Block] {
    [Ledger.kept, .peak].compactMap { ledger in
      let figures = variants.map { $0.memory[ledger] ?? 0 }
      guard let largest = figures.max(), largest > 0 else { return nil }
      return .bars(
        BarChart(
          title: ledger.title,
          bars: zip(variants, figures).map { result, bytes in
            BarChart.Bar(
              label: result.variant.name, value: ByteCount(bytes).description,
              share: Double(bytes) / Double(largest))
          }))
    }
  }
}

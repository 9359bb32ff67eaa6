package import Basics
package import Engines
package import Journaling
package import Measuring
package import Reporting

extension Plot {
  /// Memory over time, with its peak.
  ///
  /// - Parameters:
  ///   - peak: the exact peak, which the looks may have missed; nil for the highest look.
  ///   - reach: what the axes reach to at least.
  package init(
    memory trace: MemoryTrace, title: String, peak: ByteCount? = nil, reach: Point = Point(0, 0)
  ) {
    let points = zip(trace.seconds, trace.bytes).map { Point($0, Double($1)) }
    let highest = points.max { $0.y < $1.y }
    let mark = highest.map { highest in
      let bytes = peak ?? ByteCount(Int(saturating: highest.y))
      return Mark(Point(highest.x, Double(bytes.bytes)), "peak \(bytes)")
    }
    let first = title.split(separator: "\n").first.map(String.init) ?? title
    self.init(
      title: first, x: .seconds, y: .bytes, points: points, mark: mark, reach: reach)
  }
}

extension Document {
  /// What code held while it ran.
  package init(watched: Watched, code: String) {
    self.init()
    if watched.trace.isWorthDrawing {
      blocks.append(.plot(Plot(memory: watched.trace, title: code, peak: watched.peak)))
    } else {
      blocks.append(
        .paragraph(
          "It was over in \(watched.took.text), too soon to be drawn."))
    }
    guard let peak = watched.peak, let kept = watched.kept else {
      blocks.append(
        .callout(.note, "Without the probe this is resident memory, and the peak may be higher."))
      return
    }
    blocks.append(
      .paragraph(
        .strong("peak \(peak)")
          + ", exact, above what was held before; \(kept) at the end; \(watched.took.text) in all.")
    )
  }

  /// The same, as a journal tells it.
  package init(_ event: Event.Watched) {
    self.init(
      watched: Watched(
        trace: event.trace, peak: event.peak, kept: event.kept,
        took: Duration(bounded: event.seconds)),
      code: event.code.code)
  }

  /// An experiment as pictures: memory over time of each variant, then the ledgers side by side, then how
  /// they grow with n.
  ///
  /// - Parameter growth: the same experiment at other sizes; nil where it was measured at one.
  package init(plotting comparison: Comparison, growth: Growth?) {
    let names = comparison.variants.map(\.variant.name)
    let n = comparison.n.map { ", n = \($0.grouped)" } ?? ""
    self.init([
      .heading(
        2, Text(names.joined(separator: " · ") + n), aside: Text(comparison.engine.title))
    ])
    blocks += comparison.traces
    let unseen = comparison.variants.filter { $0.trace == nil }.map(\.variant.name)
    if !unseen.isEmpty {
      blocks.append(
        .callout(
          .note,
          Text(
            "\(unseen.joined(separator: " and ")): built too soon to be seen over time; a larger n shows a curve."
          )))
    }
    blocks += comparison.bars(of: [.kept, .peak, .churn, .rss, .build, .use])
    blocks += growth?.blocks ?? []
  }
}

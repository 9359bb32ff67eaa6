internal import Basics

/// The weaknesses that a variant's own figures show.
extension Warning {
  /// Everything to say of one variant.
  package static func about(_ result: VariantResult) -> [Warning] {
    let name = result.variant.name
    var warnings: [Warning] = []
    if let children = result.memory.children, children > 0 {
      warnings.append(
        Warning(
          id: "children.uncounted",
          message:
            "\(name) started \(children.counted("more process", "more processes")): kept, peak and allocations are those of the first process only and get no verdict; rss sums over all and is an upper bound, since they share pages."
        ))
    }
    if !result.complete {
      warnings.append(
        Warning(
          id: "variant.incomplete",
          message: "\(name) did not run to its end; what was measured until then is shown."))
    }
    if result.complete, let apart = crossCheck(result.memory, of: name) { warnings.append(apart) }
    for (phase, timing) in [("build", result.build), ("use", result.use)] {
      if let timing { warnings += about(timing, phase: phase, of: name) }
    }
    return warnings
  }

  /// Everything to say of the samples of one phase of one variant.
  package static func about(_ timing: Timing, phase: String, of name: String) -> [Warning] {
    let samples = ProcessSamples(timing.samples)
    let medians = samples.processes.map(Median.ofSorted)
    guard timing.median > 0, let stretch = timing.stretch else { return [] }
    if stretch < Calibration.floor {
      return [
        Warning(
          id: "samples.short",
          message:
            "\(phase) of \(name) took \(Duration.seconds(stretch).text), and the clock itself takes about \(Duration.seconds(Calibration.clockResolution).text) to read: raise n."
        )
      ]
    }
    if timing.median < Calibration.loopFloor {
      return [
        Warning(
          id: "samples.short",
          message:
            "\(phase) of \(name) took \(Duration.seconds(timing.median).text) a time, most of which is the call of the function that holds the code: do more in it, such as a loop."
        )
      ]
    }
    var warnings: [Warning] = []
    if medians.count < TimingPlan.leastRounds {
      warnings.append(
        Warning(
          id: "samples.few",
          message:
            "\(phase) of \(name) was timed in \(medians.count.counted("process", "processes")) only: only differences above 1.5 times are claimed."
        ))
    }
    let between = spread(medians) / timing.median
    let within = (Median.of(samples.processes.map(spread)) ?? 0) / timing.median
    if within > 0.1 {
      warnings.append(
        Warning(
          id: "samples.unstable",
          message:
            "\(phase) of \(name) varies by \((within * 100).fixed(0)) % from sample to sample within one process: something else ran, or the code does not do the same each time."
        ))
    } else if between > 0.2 {
      warnings.append(
        Warning(
          id: "samples.layout",
          message:
            "\(phase) of \(name) differs by \((between * 100).fixed(0)) % from process to process but hardly within one: hash seed and address layout matter here, and one process alone would have misled."
        ))
    }
    if firstIsSlower(timing.samples) {
      warnings.append(
        Warning(
          id: "samples.first-slower",
          message:
            "\(phase) of \(name) is slower the first time in a process: something is filled that later runs find full, such as a cache; a program that does this once pays more than the median."
        ))
    }
    return warnings
  }

  /// The distance between the quartiles; 0 for fewer than four values, of which it says nothing.
  private static func spread(_ values: [Double]) -> Double {
    guard values.count >= 4, let low = Median.quantile(0.25, of: values),
      let high = Median.quantile(0.75, of: values)
    else { return 0 }
    return high - low
  }

  /// Whether in most processes the first sample takes a quarter more than the median of the rest.
  private static func firstIsSlower(_ samples: [Sample]) -> Bool {
    let processes = Dictionary(grouping: samples, by: \.process).values.filter { $0.count >= 3 }
    let slower = processes.filter { process in
      guard let first = process.first, let rest = Median.of(process.dropFirst().map(\.seconds))
      else { return false }
      return first.seconds > 1.25 * rest
    }
    return processes.count >= 3 && slower.count * 4 >= processes.count * 3
  }
}

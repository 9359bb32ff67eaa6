internal import Basics

/// The weaknesses that the variants' own figures show.
extension Warning {
  /// Everything to say of the variants; what holds of several samples is said of them at once.
  ///
  /// - Parameter isBusy: whether other work ran beside, which then explains why samples vary.
  static func about(_ results: [VariantResult], isBusy: Bool) -> [Warning] {
    let doubts = results.flatMap { result in
      [("build", result.build), ("use", result.use)].flatMap { phase, timing in
        timing.map { SampleDoubt.about($0, of: "\(phase) of \(result.variant.name)") } ?? []
      }
    }
    let explained = isBusy ? ["samples.layout", "samples.unstable"] : []
    return results.flatMap(aboutMemory)
      + SampleDoubt.warnings(doubts.filter { !explained.contains($0.id) })
  }

  /// Whether it says that other work took the processor.
  var isOfBusyMachine: Bool { id == "machine.loaded" || id == "machine.slow" }

  private static func aboutMemory(_ result: VariantResult) -> [Warning] {
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
    return warnings
  }
}

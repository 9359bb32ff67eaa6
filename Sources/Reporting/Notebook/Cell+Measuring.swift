package import Basics
package import Measuring

extension Cell {
  /// A cell that measures a comparison once more, with what was measured as its output.
  ///
  /// - Parameters:
  ///   - setup: the code that has to run before, where it does not stand in cells above.
  ///   - blocks: the result as it is shown.
  package init(
    measuring experiment: Experiment, setup: [Snippet], comparison: Comparison,
    shown blocks: [Block]
  ) {
    var code = "heft_compare(\n    {\n"
    for variant in experiment.variants {
      code +=
        "        \(PythonLiteral.string(variant.name)): \(PythonLiteral.string(variant.code.code)),\n"
    }
    code += "    },\n"
    if let use = experiment.use { code += "    use=\(PythonLiteral.string(use.code)),\n" }
    code += Self.context(setup, experiment.n)
    code += "    session={\n"
    for result in comparison.variants {
      let figures = Self.figures(result.memory, build: result.build, use: result.use)
      code += "        \(PythonLiteral.string(result.variant.name)): \(figures),\n"
    }
    code += "    },\n"
    self.init(
      code + "    engine=\(PythonLiteral.string(comparison.engine.title)),\n)",
      language: comparison.engine.name, role: .measuring, output: [.shown(blocks)])
  }

  /// A cell that weighs a structure once more, with what was measured as its output.
  package init(measuring sizing: Sizing, setup: [Snippet], n: Int?, shown blocks: [Block]) {
    let code =
      "heft_size(\n    \(PythonLiteral.string(sizing.expression)),\n" + Self.context(setup, n)
      + "    session=\(Self.figures(sizing.memory, build: nil, use: nil)),\n"
      + "    engine=\(PythonLiteral.string(sizing.engine.title)),\n)"
    self.init(
      code, language: sizing.engine.name, role: .measuring, output: [.shown(blocks)])
  }

  private static func context(_ setup: [Snippet], _ n: Int?) -> String {
    let code =
      setup.isEmpty
      ? "" : "    setup=\(PythonLiteral.list(setup.map(\.code), indent: "    ")),\n"
    return code + (n.map { "    n=\(PythonLiteral.int($0)),\n" } ?? "")
  }

  /// The figures that a reader may want beside those of another machine.
  private static func figures(_ memory: MemoryReading, build: Timing?, use: Timing?) -> String {
    let ledgers: [Ledger] = [.shallow, .deep, .kept, .peak]
    var figures = ledgers.compactMap { ledger in
      memory[ledger].map { (name: ledger.rawValue, value: PythonLiteral.int($0)) }
    }
    for (name, timing) in [("build", build), ("use", use)] {
      if let timing, timing.median.isFinite { figures.append((name, "\(timing.median)")) }
    }
    return PythonLiteral.figures(figures)
  }
}

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
      code +=
        "        \(PythonLiteral.string(result.variant.name)): \(Self.figures(of: result)),\n"
    }
    code += "    },\n"
    self.init(
      code + "    engine=\(PythonLiteral.string(comparison.engine.title)),\n)",
      language: comparison.engine.name, role: .measuring, output: [.shown(blocks)])
  }

  /// A cell that weighs and times one piece of code once more, with what was measured as its output.
  ///
  /// - Parameter figures: what was measured, for the reader to hold against: bytes and seconds.
  package init(
    weighing code: Snippet, engine: EngineIdentity, setup: [Snippet], n: Int?,
    figures: [Ledger: Double], shown blocks: [Block]
  ) {
    let known = Ledger.allCases.compactMap { ledger in figures[ledger].map { (ledger, $0) } }
    let text =
      "heft_size(\n    \(PythonLiteral.string(code.code)),\n" + Self.context(setup, n)
      + "    session=\(PythonLiteral.figures(known)),\n"
      + "    engine=\(PythonLiteral.string(engine.title)),\n)"
    self.init(text, language: engine.name, role: .measuring, output: [.shown(blocks)])
  }

  private static func context(_ setup: [Snippet], _ n: Int?) -> String {
    let code =
      setup.isEmpty
      ? "" : "    setup=\(PythonLiteral.list(setup.map(\.code), indent: "    ")),\n"
    return code + (n.map { "    n=\(PythonLiteral.int($0)),\n" } ?? "")
  }

  /// The figures that a reader may want beside those of another machine.
  private static func figures(of result: VariantResult) -> String {
    let ledgers: [Ledger] = [.shallow, .deep, .kept, .peak]
    var figures = ledgers.compactMap { ledger in
      result.memory[ledger].map { (ledger, Double($0)) }
    }
    if let build = result.build { figures.append((.build, build.median)) }
    if let use = result.use { figures.append((.use, use.median)) }
    return PythonLiteral.figures(figures)
  }
}

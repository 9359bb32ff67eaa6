package import Languages
import Lessons
package import Measuring

/// What `compare` is asked to measure side by side.
package struct CompareRequest: PreparedRequest, Hashable, Sendable {
  /// The code of each variant, two or more.
  package var variants: [String]
  package var setup: String?
  package var use: String?
  package var n: Int?
  package var effort: Effort
  /// Nil for the language that is typed.
  package var language: CodeLanguage?

  /// What may follow the code.
  package static let options: [CommandOption] = [.use, .setup, .n, .careful, .quick, .swift]

  /// Makes a request.
  package init(
    variants: [String], setup: String? = nil, use: String? = nil, n: Int? = nil,
    effort: Effort = .quick
  ) {
    self.variants = variants
    self.setup = setup
    self.use = use
    self.n = n
    self.effort = effort
  }

  /// What `n` is where the code mentions it and nobody said otherwise.
  package static let defaultN = 100_000
}

extension CompareRequest {
  /// Makes a request of the command line's options.
  package init(
    variants: [String], setup: String?, use: String?, n: Int?, isCareful: Bool
  ) {
    self.init(
      variants: variants, setup: setup, use: use, n: n, effort: isCareful ? .careful : .quick)
  }

  /// Reads the shell's `compare CODE vs CODE [--use CODE] [--setup CODE] [--n N] [--careful]`.
  ///
  /// - Parameter isSwift: whether what is typed is Swift; `--swift` says so of one line.
  /// - Throws: a ``Problem`` where there are fewer than two variants or an option does not fit.
  package init(parsing arguments: String, isSwift: Bool = false) throws(Problem) {
    let line = try ArgumentLine(
      arguments, of: "compare", options: Self.options, isSwift: isSwift)
    self.init(variants: CodeScanner(line.code, isSwift: line.isSwift).split(at: "vs"))
    for (name, value) in line.options {
      if try take(name, value) { continue }
      switch name {
      case "use": use = try OptionValue.code(value, of: name)
      case "careful":
        try OptionValue.flag(value, of: name)
        effort = .careful
      default: try OptionValue.flag(value, of: name)
      }
    }
    try validate()
  }

  /// Checks that there is something on each side.
  package func validate() throws(Problem) {
    guard variants.count >= 2, variants.allSatisfy({ !$0.isEmpty }) else {
      throw .usage(
        "compare needs two or more pieces of code",
        hint:
          "for example: compare [x*x for x in range(n)] vs (x*x for x in range(n)) --use sum(it)")
    }
  }

  /// `naive` and `optimized` for two, with numbered ones in between for more.
  package var names: [String] {
    switch variants.count {
    case 2: ["naive", "optimized"]
    default: variants.indices.map { "variant \($0 + 1)" }
    }
  }
}

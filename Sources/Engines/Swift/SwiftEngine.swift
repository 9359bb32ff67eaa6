package import Basics
internal import Glibc
package import Measuring

/// The Swift toolchain's compiler, whose programs are measured from within by a harness and from
/// beside by the preloaded probe.
package final class SwiftEngine: Engine {
  package let toolchain: SwiftToolchain
  /// The probe's library; nil where there is none: then most memory ledgers are nil as well.
  package let probe: String?
  private let cache: SwiftCache
  /// Outlines of code that was parsed before, by the code.
  private var outlines: [String: SwiftOutline] = [:]

  /// Why deep and what follows from it is never there.
  static let noWalk =
    "deep, own and shared are not measured: nothing can traverse a Swift heap. kept and freed say what it takes."

  /// Makes an engine of a toolchain.
  package init(
    _ toolchain: SwiftToolchain, probe: String? = Installation().probe,
    environment: [String: String]? = nil
  ) {
    self.toolchain = toolchain
    self.probe = probe
    cache = environment.map(SwiftCache.init(environment:)) ?? SwiftCache()
  }

  package var identity: EngineIdentity { toolchain.identity }

  package func startSession(budget: Budget) throws(EngineError) -> any EngineSession {
    SwiftSession(self, budget: budget)
  }

  package func size(
    _ expression: Snippet, setup: [Snippet], n: Int?, budget: Budget, monitor: any Monitor
  ) throws(EngineError) -> Outcome<Sizing> {
    let experiment = Experiment(
      setup: setup, variants: [Variant(name: "it", code: expression)], n: n)
    switch try program(for: experiment, budget: budget, monitor: monitor) {
    case .failed(let failure): return .failed(failure)
    case .value(let program):
      var outcome = try SwiftSizing(program: program, budget: budget, monitor: monitor)
        .size(experiment)
      let imports = SwiftImports(engine: self, budget: budget)
      if case .value(var sizing) = outcome,
        let sentence = imports.sentence(experiment.snippets)
      {
        sizing.memory.notes.append(sentence)
        outcome = .value(sizing)
      }
      return outcome
    }
  }

  package func measure(
    _ experiment: Experiment, effort: Effort, budget: Budget, monitor: any Monitor
  ) throws(EngineError) -> Outcome<Comparison> {
    switch try program(for: experiment, budget: budget, monitor: monitor) {
    case .failed(let failure): return .failed(failure)
    case .value(let program):
      var outcome = try ExperimentRun(
        program, experiment, effort: effort, budget: budget, monitor: monitor
      ).run()
      let imports = SwiftImports(engine: self, budget: budget)
      if case .value(var comparison) = outcome,
        let sentence = imports.sentence(experiment.snippets)
      {
        comparison.warnings.append(Warning(id: "swift.imports", message: sentence))
        outcome = .value(comparison)
      }
      return outcome
    }
  }

  package func time(
    _ code: Snippet, setup: [Snippet], n: Int?, effort: Effort, budget: Budget,
    monitor: any Monitor
  ) throws(EngineError) -> Outcome<Comparison> {
    // What a call and a loop take by themselves is timed beside it.
    let nothing = Snippet("()", origin: SourceLocation(file: "nothing", line: 1))
    let experiment = Experiment(
      setup: setup,
      variants: [
        Variant(name: "an empty loop", code: nothing), Variant(name: "the code", code: code),
      ], n: n)
    switch try program(for: experiment, needsValue: false, budget: budget, monitor: monitor) {
    case .failed(let failure): return .failed(failure)
    case .value(let program):
      let scratch = try program.scratchFolder()
      var draft = ComparisonDraft(program, experiment)
      var timing = TimingRun(
        program, experiment, effort: effort, budget: budget, monitor: monitor,
        scratch: scratch.path, kept: [0, 0])
      let failure = try timing.run()
      timing.store(in: &draft)
      if let failure, failure.kind != .interrupted { return .failed(failure) }
      draft.isComplete = failure == nil
      return .value(draft.judged())
    }
  }

  // MARK: Programs

  /// The program in which an experiment is measured, from the cache where it was compiled before.
  func program(
    for experiment: Experiment, needsValue: Bool = true, budget: Budget, monitor: any Monitor
  ) throws(EngineError) -> Outcome<SwiftProgram> {
    let variants = experiment.variants.map(\.code)
    let snippets = experiment.snippets
    let shape =
      "measure \(experiment.setup.count) \(variants.count) \(experiment.n != nil) \(needsValue)"
    return try program(of: snippets, shape: shape, budget: budget, monitor: monitor) { pieces in
      let setup = experiment.setup.count
      if needsValue {
        for piece in pieces[setup..<(setup + variants.count)] {
          if let failure = Self.withoutValue(piece) { return .failed(failure) }
        }
      }
      return .value(
        .measuring(
          pieces, setup: setup, variants: variants.count, hasSize: experiment.n != nil))
    }
  }

  /// A program made of snippets, from the cache where it was compiled before.
  ///
  /// - Parameters:
  ///   - shape: what beside the snippets decides on the text of the program.
  ///   - write: makes the text; only called where it has to be compiled.
  func program(
    of snippets: [Snippet], shape: String, budget: Budget, monitor: any Monitor,
    write: ([SwiftPiece]) -> Outcome<SwiftText>
  ) throws(EngineError) -> Outcome<SwiftProgram> {
    let compiler = SwiftCompiler(
      toolchain: toolchain, cache: cache, budget: budget, monitor: monitor)
    let name = snippets.reduce(compiler.key.adding(shape)) { $0.adding($1.code) }.text
    if let path = cache.program(name) {
      let pieces = snippets.map { SwiftPiece(snippet: $0, outline: SwiftOutline(items: [])) }
      return .value(
        SwiftProgram(self, SwiftBinary(path: path, folder: nil), pieces: pieces))
    }
    do {
      let pieces: [SwiftPiece]
      switch try self.pieces(of: snippets, compiler) {
      case .failed(let failure): return .failed(failure)
      case .value(let parsed): pieces = parsed
      }
      let text: SwiftText
      switch write(pieces) {
      case .failed(let failure): return .failed(failure)
      case .value(let written): text = written
      }
      return try compiler.build(text, as: name).map { SwiftProgram(self, $0, pieces: pieces) }
    } catch {
      throw .cannotStart(path: toolchain.programs, reason: error.message)
    }
  }

  /// The pieces that snippets are; those that were not parsed before are parsed together.
  private func pieces(
    of snippets: [Snippet], _ compiler: SwiftCompiler
  ) throws(SystemError) -> Outcome<[SwiftPiece]> {
    let new = snippets.filter { outlines[$0.code] == nil }
    if !new.isEmpty {
      switch try compiler.outlines(of: new) {
      case .failed(let failure): return .failed(failure)
      case .value(let pieces):
        for piece in pieces { outlines[piece.snippet.code] = piece.outline }
      }
    }
    return .value(
      snippets.map {
        SwiftPiece(snippet: $0, outline: outlines[$0.code] ?? SwiftOutline(items: []))
      })
  }

  /// Outlines of snippets, for a session.
  func outlines(
    of snippets: [Snippet], budget: Budget, monitor: any Monitor
  ) -> Outcome<[SwiftPiece]> {
    let compiler = SwiftCompiler(
      toolchain: toolchain, cache: cache, budget: budget, monitor: monitor)
    do {
      return try pieces(of: snippets, compiler)
    } catch {
      return .failed(Failure(.engine, "The compiler could not be started: \(error.message)."))
    }
  }

  /// What is wrong with a variant that ends in no value; nil where it has one.
  private static func withoutValue(_ piece: SwiftPiece) -> Failure? {
    let last = piece.outline.items.last
    switch last?.kind {
    case .expression, .branch, .returning: return nil
    default: break
    }
    let place = piece.part((last?.start ?? 0)..<piece.snippet.code.utf8.count)
    var failure = Failure(
      .syntax, "The code must end in an expression: its value is what is weighed.",
      hint: "Put the name of what it makes on a line of its own, at the end.")
    let origin = piece.snippet.origin
    failure.location = SourceLocation(
      file: origin.file, line: origin.line + place.line - 1,
      column: place.column + (place.line == 1 ? origin.column - 1 : 0))
    failure.sourceLine = place.text.split(separator: "\n").first.map(String.init)
    return failure
  }
}

extension Experiment {
  /// All its code: the setup, the variants, the use.
  fileprivate var snippets: [Snippet] {
    setup + variants.map(\.code) + (use.map { [$0] } ?? [])
  }
}

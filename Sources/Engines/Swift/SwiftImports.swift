internal import Basics
internal import Measuring

/// What code takes because it imports something: libraries are loaded whether it uses them or not.
struct SwiftImports {
  let engine: SwiftEngine
  let budget: Budget

  /// A sentence with the cost of the modules that pieces import; nil where they import none that is
  /// linked, or where it cannot be measured.
  func sentence(_ snippets: [Snippet]) -> String? {
    let modules = Self.modules(in: snippets)
    guard !modules.isEmpty else { return nil }
    let code = modules.map { "import \($0)" }.joined(separator: "\n")
    guard let with = start(code), let without = start("") else { return nil }
    let names = modules.joined(separator: ", ")
    return
      "Importing \(names) alone takes \(with.resident - without.resident) of resident memory and \((with.time - without.time).text) at the start of a process; neither is part of the figures."
  }

  /// Modules by their names, as they stand on lines of their own.
  static func modules(in snippets: [Snippet]) -> [String] {
    var found: [String] = []
    for line in snippets.flatMap({ $0.code.split(whereSeparator: \.isNewline) }) {
      let words = line.split { $0 == " " || $0 == ";" }
      guard let mark = words.firstIndex(of: "import"), mark + 1 < words.count,
        words[..<mark].allSatisfy({ $0.hasPrefix("@") || $0 == "internal" || $0 == "private" })
      else { continue }
      let name = String(words.last ?? "")
      let module = String(name.prefix { $0 != "." })
      if !["Swift", "Glibc"].contains(module), !found.contains(module) { found.append(module) }
    }
    return found
  }

  /// How long a process takes until it answers, and what it holds then: the least of five.
  private func start(_ code: String) -> (resident: ByteCount, time: Duration)? {
    let snippet = Snippet(code, origin: SourceLocation(file: "import", line: 1))
    guard
      let outcome = try? engine.program(
        of: code.isEmpty ? [] : [snippet], shape: "import", budget: budget,
        monitor: SilentMonitor(), write: { .value(.importing($0)) }),
      let program = outcome.value, let scratch = try? program.scratchFolder()
    else { return nil }
    var resident: [ByteCount] = []
    var times: [Duration] = []
    for _ in 0..<5 {
      let start = ContinuousClock.now
      guard
        let worker = try? program.worker(scratch: scratch.path, budget: budget, probed: false)
      else { return nil }
      defer { worker.end() }
      guard case .result(let json, _) = worker.request("high-water", monitor: SilentMonitor()),
        let bytes = json["highWater"]?.int
      else { return nil }
      times.append(ContinuousClock.now - start)
      resident.append(ByteCount(bytes))
    }
    guard let bytes = resident.min(), let time = times.min() else { return nil }
    return (bytes, time)
  }
}

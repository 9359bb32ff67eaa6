internal import Basics
import Languages

/// Puts an exercise together from its knobs, the code blocks of its step, and the step's folds.
struct ExerciseAssembler {
  let findings: Findings

  /// The exercise; nil, with findings, where something it cannot do without is missing.
  func exercise(_ knobs: KnobReader, code: [CodeBlock], folds: [ReadFold]) -> Exercise? {
    let id = knobs.name("id", required: true)
    let task = knobs.string("task", required: true)
    let goal = goal(knobs)
    let sizes = (knobs.sizes("n", required: true) ?? []).sorted()
    let seeds = knobs.size("seeds")
    if !sizes.isEmpty && Set(sizes).count < 2 {
      findings.add(
        "value", "The exercise is checked at one size only.", at: knobs.location(of: "n"),
        hint: "write two sizes, such as [10_000, 50_000]: one size could be answered by heart")
    }
    knobs.finish()
    let all = code + folds.flatMap(\.code)
    let place = id?.location ?? knobs.location
    let programs = programs(all, at: place)
    let hints = hints(folds)
    guard let id, let task, let goal, !sizes.isEmpty, !programs.isEmpty else { return nil }
    return Exercise(
      id: id.text, location: place, task: task.text, goal: goal, sizes: sizes,
      seedsPerSize: seeds ?? 1, programs: programs, hints: hints,
      solutionText: folds.filter { $0.fold.kind == .solution }.flatMap(\.blocks))
  }

  private func goal(_ knobs: KnobReader) -> Exercise.Goal? {
    let ledger = knobs.choice("ledger", LedgerName.self, required: true)
    let atMost = knobs.number("at-most", required: true)
    let atLeast = knobs.number("at-least")
    if let atMost, atMost >= 1 {
      findings.add(
        "value", "`at-most` lets the naive code pass.", at: knobs.location(of: "at-most"),
        hint: "it is a share of the naive code's figure: 0.1 is a tenth")
    }
    if let ledger, ledger.isTime {
      findings.add(
        "value", "An exercise cannot be judged by time.", at: knobs.location(of: "ledger"),
        hint: "use kept or peak")
    }
    guard let ledger, let atMost else { return nil }
    return Exercise.Goal(ledger: ledger, atMost: atMost, atLeast: atLeast)
  }

  private func hints(_ folds: [ReadFold]) -> [[Block]] {
    var hints: [[Block]] = []
    for fold in folds {
      guard case .hint(let number) = fold.fold.kind else { continue }
      if number != hints.count + 1 {
        findings.add(
          "fold", "Hint \(number) stands where hint \(hints.count + 1) should.",
          at: fold.fold.location, hint: "number the hints 1, 2, 3 in the order they are given")
      }
      hints.append(fold.blocks)
    }
    return hints
  }

  private func programs(
    _ code: [CodeBlock], at place: SourceLocation
  ) -> [CodeLanguage: Exercise.Program] {
    var programs: [CodeLanguage: Exercise.Program] = [:]
    let languages = Set(code.compactMap { $0.role?.claim == nil ? $0.codeLanguage : nil })
    for language in languages.isEmpty ? [.python] : languages {
      programs[language] = program(
        code.filter { $0.codeLanguage == language }, language, at: place)
    }
    return programs
  }

  private func program(
    _ code: [CodeBlock], _ language: CodeLanguage, at place: SourceLocation
  ) -> Exercise.Program? {
    let naive = one(.variant("naive"), "naive", code, language, place)
    let use = one(.use, "use", code, language, place)
    let solution = one(.solution, "solution", code, language, place)
    for block in code {
      guard let name = block.role?.variant, name != "naive" else { continue }
      findings.add(
        "role", "An exercise has no variant `\(name)`.", at: block.location,
        hint: "its code is setup, naive, starter, use and solution")
    }
    guard let naive, let use, let solution else { return nil }
    return Exercise.Program(
      setup: code.filter { $0.role == .setup }.map(\.snippet), naive: naive,
      starter: code.first { $0.role == .starter }?.snippet ?? naive, use: use,
      solution: solution)
  }

  private func one(
    _ role: CodeRole, _ word: String, _ code: [CodeBlock], _ language: CodeLanguage,
    _ place: SourceLocation
  ) -> Snippet? {
    let blocks = code.filter { $0.role == role }
    if blocks.isEmpty {
      findings.add(
        "exercise-code", "The exercise has no block `\(language.rawValue) \(word)`.", at: place,
        hint: "add one to its step")
    } else if blocks.count > 1 {
      findings.add(
        "exercise-code", "The exercise has two blocks `\(language.rawValue) \(word)`.",
        at: blocks[1].location, hint: "remove one")
    }
    return blocks.first?.snippet
  }
}

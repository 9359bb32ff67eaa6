internal import Basics
import Languages

/// Puts an experiment together from its knobs and the code blocks of its step.
struct ExperimentAssembler {
  let findings: Findings

  /// The experiment; nil, with findings, where it has no id.
  func experiment(_ knobs: KnobReader, code: [CodeBlock]) -> ExperimentSpec? {
    let id = knobs.name("id", required: true)
    let n = knobs.size("n", required: true)
    let quick = knobs.size("quick")
    let large = knobs.size("large")
    let seconds = knobs.size("seconds")
    let prediction = knobs.mapping("predict").flatMap(prediction)
    let expected = knobs.mappings("expect")
    let claims = knobs.mappings("claims").compactMap(claimTest)
    let place = id?.location ?? knobs.location
    if !expected.contains(where: isAboutMemory) {
      findings.add(
        "expectation", "The experiment expects nothing of memory.", at: place,
        hint: "add `expect:` with `- {ledger: kept, is: smaller, at-least: 1.5}`")
    }
    if let n, let quick, quick > n {
      findings.add(
        "value", "`quick` is above `n`.", at: knobs.location(of: "quick"),
        hint: "a quick check runs at a smaller size")
    }
    if let n, let large, large <= n {
      findings.add(
        "value", "`large` is not above `n`.", at: knobs.location(of: "large"),
        hint: "it is the size that runs only on request")
    }
    knobs.finish()
    let programs = programs(code, at: place)
    let expectations = expected.compactMap { expectation($0, of: programs) }
    guard let id else { return nil }
    return ExperimentSpec(
      id: id.text, location: place, n: n ?? 1, quick: quick ?? n ?? 1, large: large,
      seconds: seconds, prediction: prediction, programs: programs, expectations: expectations,
      claims: claims)
  }

  /// Asked of what is written, so that an expectation with a slip in it counts.
  private func isAboutMemory(_ expectation: KnobReader) -> Bool {
    let ledger = expectation.peek("ledger").flatMap(LedgerName.init)
    return ledger?.isTime != true
  }

  private func prediction(_ knobs: KnobReader) -> Prediction? {
    let ledger = knobs.choice("ledger", LedgerName.self, required: true)
    let question = knobs.string("question", required: true)
    knobs.finish()
    guard let ledger, let question else { return nil }
    return Prediction(ledger: ledger, question: question.text)
  }

  /// What is expected of the language that is named, or else of the one the experiment is about.
  private func expectation(
    _ knobs: KnobReader, of programs: [CodeLanguage: Program]
  ) -> ExpectedEffect? {
    let effect = EffectReader.effect(knobs, findings: findings)
    let since = knobs.version("since")
    let until = knobs.version("until")
    let language = knobs.choice("language", CodeLanguage.self)
    knobs.finish()
    if let language, !programs.isEmpty, programs[language] == nil {
      findings.add(
        "value", "The experiment has no \(language.rawValue) code to expect this of.",
        at: knobs.location, hint: "leave `language` out, or add the code")
    }
    if let since, let until, until < since {
      findings.add(
        "value", "`until` is before `since`.", at: knobs.location(of: "until"),
        hint: "both versions belong to the range")
    }
    return effect.map {
      ExpectedEffect(
        effect: $0, language: language ?? ExperimentSpec.firstLanguage(of: programs),
        since: since, until: until, location: knobs.location)
    }
  }

  private func claimTest(_ knobs: KnobReader) -> ClaimTest? {
    let id = knobs.string("id", required: true)
    let effect = EffectReader.effect(knobs, findings: findings)
    knobs.finish()
    guard let id, let effect else { return nil }
    return ClaimTest(claim: id.text, effect: effect, location: id.location)
  }

  private func programs(_ code: [CodeBlock], at place: SourceLocation) -> [CodeLanguage: Program] {
    var programs: [CodeLanguage: Program] = [:]
    for block in code {
      guard let language = block.codeLanguage, let role = block.role else { continue }
      if case .fact = role { continue }
      add(block, role, to: &programs[language, default: Program()])
    }
    if programs.isEmpty {
      findings.add(
        "variants", "The experiment has no code.", at: place,
        hint: "put `python naive` and `python optimized` blocks into its step")
    }
    for (language, program) in programs where program.variants.count < 2 {
      findings.add(
        "variants", "The experiment has fewer than two \(language.rawValue) variants.", at: place,
        hint: "put `\(language.rawValue) naive` and `\(language.rawValue) optimized` into its step")
    }
    return programs
  }

  private func add(_ block: CodeBlock, _ role: CodeRole, to program: inout Program) {
    switch role {
    case .setup: program.setup.append(block.snippet)
    case .use:
      if program.use != nil { reportTwice("use", block) }
      program.use = block.snippet
    case .variant(let name):
      if program.variants.contains(where: { $0.name == name }) { reportTwice(name, block) }
      program.variants.append(Program.Variant(name: name, code: block.snippet))
    case .starter, .solution:
      findings.add(
        "role", "Only an exercise has a starter or a solution.", at: block.location,
        hint: "give the variant another name, or move it into the exercise's step")
    case .fact: break
    }
  }

  private func reportTwice(_ name: String, _ block: CodeBlock) {
    findings.add(
      "variants", "The experiment has two blocks `\(block.language) \(name)`.",
      at: block.location, hint: "rename one, or move it into a step of its own")
  }
}

internal import Basics

/// Reads what stands under one heading.
struct StepParser {
  let prose: ProseParser
  let findings: Findings

  /// The step made of some elements.
  func step(
    title: String, part: Part?, location: SourceLocation, _ elements: ArraySlice<MarkdownElement>
  ) -> Step {
    var parts = StepParts()
    let (shown, folds) = splitFolds(elements)
    var step = Step(
      title: title, part: part, location: location,
      blocks: shown.compactMap { block($0, parts: &parts) })
    step.facts = facts(parts)
    if let knobs = parts.exercise {
      step.exercise = ExerciseAssembler(findings: findings).exercise(
        knobs, code: parts.code, folds: folds.map { fold($0) })
    } else if let stray = folds.first {
      findings.add(
        "fold", "A hint or solution stands outside of an exercise.", at: stray.location,
        hint: "move it into the step that holds the `yaml exercise` block")
    }
    if let knobs = parts.experiment {
      step.experiment = ExperimentAssembler(findings: findings).experiment(knobs, code: parts.code)
    }
    reportStray(parts)
    return step
  }

  /// Reads a fold's elements as blocks of their own.
  private func fold(_ fold: Fold) -> ReadFold {
    var parts = StepParts()
    let blocks = fold.elements.compactMap { block($0, parts: &parts) }
    if let knobs = parts.experiment ?? parts.exercise {
      findings.add(
        "fold", "Knobs stand inside of a fold.", at: knobs.location,
        hint: "move the yaml block out of <details>")
    }
    for block in parts.code where !isSolution(block, in: fold) {
      findings.add(
        "folded-code", "This code would run before anybody sees it: it stands inside of a fold.",
        at: block.location,
        hint: "move it out of <details>, or leave only the language after ```")
    }
    return ReadFold(
      fold: fold, blocks: blocks, code: parts.code.filter { isSolution($0, in: fold) })
  }

  /// Whether a fold's code is what it may hold: a solution, which is run for whoever asked for it.
  private func isSolution(_ block: CodeBlock, in fold: Fold) -> Bool {
    if case .hint = fold.kind { return false }
    return block.role == .solution
  }

  private func facts(_ parts: StepParts) -> [Fact] {
    parts.code.compactMap { block in
      guard let claim = block.role?.claim, let language = block.codeLanguage else { return nil }
      return Fact(claim: claim, language: language, code: block.snippet)
    }
  }

  private func reportStray(_ parts: StepParts) {
    if let experiment = parts.experiment, let exercise = parts.exercise {
      findings.add(
        "knobs", "A step holds an experiment and an exercise.",
        at: max(experiment.location, exercise.location),
        hint: "give each a step of its own: its code blocks belong to one of them")
    }
    guard parts.experiment == nil, parts.exercise == nil else { return }
    for block in parts.code where block.role?.claim == nil {
      findings.add(
        "stray-code", "This code belongs to no experiment and no exercise.", at: block.location,
        hint: "add a `yaml experiment` block to the step, or leave only the language after ```")
    }
  }

  // MARK: - Blocks

  private func block(_ element: MarkdownElement, parts: inout StepParts) -> Block? {
    switch element.kind {
    case .paragraph: paragraph(element)
    case .heading: .heading(level: element.level, prose.prose(element))
    case .list:
      list(element, parts: &parts)
    case .blockQuote: .quote(element.children.compactMap { block($0, parts: &parts) })
    case .table: table(element)
    case .codeBlock: code(element, parts: &parts)
    case .htmlBlock where HTMLPiece(element.literal) == .comment: nil
    default: unknown(element)
    }
  }

  /// A list shows its text alone, so that code in it cannot be what runs.
  private func list(_ element: MarkdownElement, parts: inout StepParts) -> Block {
    let known = parts.code.count
    let items = element.children.map { item in
      item.children.compactMap { block($0, parts: &parts) }
    }
    for block in parts.code.dropFirst(known) {
      findings.add(
        "list-code", "This code is not shown, since it stands in a list, and so cannot run.",
        at: block.location, hint: "put it between paragraphs, not indented")
    }
    parts.code.removeLast(parts.code.count - known)
    return .list(ordered: element.isOrdered, items: items)
  }

  private func unknown(_ element: MarkdownElement) -> Block? {
    let isHTML = element.kind == .htmlBlock
    findings.add(
      "markdown", "Lessons cannot show \(isHTML ? "this HTML" : "`\(element.name)`").",
      at: prose.location(of: element),
      hint: isHTML
        ? Fold.form : "use paragraphs, lists, quotes, tables, code and headings")
    return nil
  }

  private func paragraph(_ element: MarkdownElement) -> Block {
    let words = prose.prose(element)
    if words.spans.count == 1, case .slot(let slot) = words.spans[0], slot.isBlock {
      return .result(slot)
    }
    for slot in words.slots where slot.isBlock {
      findings.add(
        "slot", "`{{\(slot.path)}}` does not stand alone.", at: slot.location,
        hint: "put it between empty lines: a table or a picture fills a paragraph")
    }
    return .paragraph(words)
  }

  private func table(_ element: MarkdownElement) -> Block {
    let rows = element.children.map { row in row.children.map { prose.prose($0) } }
    return .table(header: rows.first ?? [], rows: Array(rows.dropFirst()))
  }

  private func code(_ element: MarkdownElement, parts: inout StepParts) -> Block? {
    let place = prose.location(of: element)
    var code = element.literal
    if code.hasSuffix("\n") { code.removeLast() }
    var origin = place
    if element.isFenced { origin.line += 1 }
    let snippet = Snippet(code, origin: origin)
    let info = InfoString(element.info)
    if info.language == "yaml", let word = info.words.first {
      return knobs(word, snippet, at: place, parts: &parts)
    }
    let role = info.role(at: place, findings: findings)
    let block = CodeBlock(language: info.language, role: role, snippet: snippet, location: place)
    if role != nil { parts.code.append(block) }
    return .code(block)
  }

  private func knobs(
    _ word: String, _ snippet: Snippet, at place: SourceLocation, parts: inout StepParts
  ) -> Block? {
    guard let kind = StepParts.Knobs(rawValue: word) else {
      let near = Spelling.nearest(to: word, in: StepParts.Knobs.allCases.map(\.rawValue))
      findings.add(
        "role", "A yaml block cannot be `\(word)`.", at: place,
        hint: near.map { "did you mean `yaml \($0)`?" }
          ?? "write `yaml experiment` or `yaml exercise`")
      return nil
    }
    let what = kind == .experiment ? "The experiment" : "The exercise"
    guard
      let reader = YAMLText.mapping(
        snippet.code, origin: snippet.origin, what: what, findings: findings)
    else { return nil }
    guard parts.take(reader, as: kind) else {
      findings.add(
        "knobs", "A step holds two blocks `yaml \(word)`.", at: place,
        hint: "give each a step of its own")
      return nil
    }
    guard let id = reader.peek("id") else { return nil }
    return kind == .experiment ? .experiment(id: id) : .exercise(id: id)
  }

  // MARK: - Folds

  /// Takes the folds out of a step's elements.
  private func splitFolds(
    _ elements: ArraySlice<MarkdownElement>
  ) -> (shown: [MarkdownElement], folds: [Fold]) {
    var shown: [MarkdownElement] = []
    var folds: [Fold] = []
    var rest = elements
    while let element = rest.popFirst() {
      switch element.kind == .htmlBlock ? HTMLPiece(element.literal) : .comment {
      case .foldBegins(let summary):
        let place = prose.location(of: element)
        let inside = rest.prefix { $0.kind != .htmlBlock || HTMLPiece($0.literal) != .foldEnds }
        rest = rest.dropFirst(inside.count)
        if rest.popFirst() == nil {
          findings.add(
            "fold", "The <details> does not end.", at: place,
            hint: "close it with </details> between empty lines")
        }
        let kind = Fold.kind(summary: summary ?? "")
        if kind == .unknown {
          findings.add(
            "fold", "The fold is neither a hint nor the solution.", at: place, hint: Fold.form)
        }
        folds.append(Fold(kind: kind, location: place, elements: Array(inside)))
      case .foldEnds:
        findings.add(
          "fold", "A </details> has no beginning.", at: prose.location(of: element),
          hint: Fold.form)
      case .comment, .other: shown.append(element)
      }
    }
    return (shown, folds)
  }
}

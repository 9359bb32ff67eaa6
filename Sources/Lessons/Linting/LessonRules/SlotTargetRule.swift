internal import Basics
internal import Languages

/// A slot speaks of an experiment that has run by then, of a variant it has, of a claim judged here.
enum SlotTargetRule: LessonRule {
  static let id = "slot-target"

  static func check(_ lesson: Lesson, _ context: LintContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let experiments = lesson.experiments
    let claims = lesson.judgedClaims
    let known = Dictionary(experiments.map { ($0.id, $0) }) { first, _ in first }
    for slot in lesson.steps.flatMap(\.readableBlocks).flatMap(\.slots) {
      if let problem = problem(slot, experiments: known, claims: claims) {
        findings.append(
          context.finding(
            id, "`{{\(slot.path)}}` \(problem.text).", at: slot.location, hint: problem.hint))
      }
    }
    return findings
  }

  private static func problem(
    _ slot: Slot, experiments: [String: ExperimentSpec], claims: Set<String>
  ) -> (text: String, hint: String)? {
    if case .claim(let claim, _) = slot.reference, !claims.contains(claim) {
      return ("is a claim that nothing here judges", "add it to an experiment's `claims`")
    }
    guard let name = slot.experiment else { return nil }
    guard let experiment = experiments[name] else {
      // More names than a reader would look through are not held against each slip.
      let names = Array(experiments.keys.sorted().prefix(100))
      let near = Spelling.nearest(to: name, in: names)
      return (
        "speaks of no experiment of this lesson",
        near.map { "did you mean `\($0)`?" } ?? "the experiments are \(names.listed)"
      )
    }
    guard slot.location > experiment.location else {
      return ("stands before its experiment", "move it below the `yaml experiment` block")
    }
    if let language = slot.language, experiment.programs[language] == nil {
      return ("speaks of \(language.rawValue) code that \(experiment.id) does not have", "add it")
    }
    return variantProblem(slot, experiment)
  }

  private static func variantProblem(
    _ slot: Slot, _ experiment: ExperimentSpec
  ) -> (text: String, hint: String)? {
    let variant: String
    switch slot.reference {
    case .figure(_, let name, _), .each(_, let name, _): variant = name
    default: return nil
    }
    let programs = experiment.programs.filter { slot.language == nil || $0.key == slot.language }
    let names = programs.values.flatMap { $0.variants.map(\.name) }
    guard !names.contains(variant) else { return nil }
    let near = Spelling.nearest(to: variant, in: names)
    return (
      "speaks of no variant of \(experiment.id)",
      near.map { "did you mean `\($0)`?" } ?? "the variants are \(Set(names).sorted().listed)"
    )
  }
}

extension [String] {
  /// The words in a row, or `none`.
  fileprivate var listed: String { isEmpty ? "none" : joined(separator: ", ") }
}

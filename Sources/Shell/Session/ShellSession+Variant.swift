import Basics
import Course
import Instruments
import Journaling
import Languages
import Lessons
import Measuring
import Notes
import Reporting

extension ShellSession {
  /// Opens a variant of the step's experiment in the learner's editor, and measures what they made of
  /// it beside the other variants.
  func editVariant(_ name: String, in player: LessonPlayer) throws(Problem) -> Report {
    let spec = try experiment(of: player)
    guard let language = written(Set(spec.programs.keys)),
      let program = spec.programs[language]
    else {
      throw .usage("\(player.lesson.id) has no experiment whose code could be edited")
    }
    let names = program.variants.map(\.name)
    guard let index = name.isEmpty ? names.indices.last : names.firstIndex(of: name) else {
      let near = Spelling.nearest(to: name, in: names)
      throw .usage(
        "there is no variant `\(name)` here",
        hint: near.map { "did you mean `edit \($0)`?" }
          ?? "the variants are \(names.joined(separator: ", "))")
    }
    let key = "\(spec.id) \(language.rawValue) \(names[index])"
    let text = player.drafts[key] ?? program.variants[index].code.code
    guard let edited = try workspace.presenter.edit(text, suffix: language.suffix) else {
      return Report(Document(note: "Nothing was saved that is new, so nothing is measured."))
    }
    self.player?.drafts[key] = edited
    return try measure(edited, inPlaceOf: index, of: spec, in: language)
  }

  private func measure(
    _ code: String, inPlaceOf index: Int, of spec: ExperimentSpec, in language: CodeLanguage
  ) throws(Problem) -> Report {
    guard var experiment = spec.experiment(in: language, n: spec.n) else { return Report() }
    experiment.variants[index] = Variant(
      name: "yours", code: Snippet(code, origin: SourceLocation(file: "your code", line: 1)))
    let effort = workspace.settings.effort
    try showCode(of: spec)
    let comparison = try workspace.measure(
      experiment, effort: effort, in: language, seconds: spec.seconds)
    log.record(
      result: .compared(
        Event.Compared(
          experiment: experiment, comparison: comparison, effort: effort, place: place,
          packages: packages(of: experiment.code, in: language))))
    return Report(comparison: comparison)
  }
}

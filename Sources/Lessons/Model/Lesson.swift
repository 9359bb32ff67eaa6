internal import Basics
package import Languages

/// A lesson, read.
package struct Lesson: Hashable, Sendable {
  /// The file as it was named to the parser.
  package var file: String
  package var header: LessonHeader
  /// The introduction first.
  package var steps: [Step]
  /// A digest of the text that it was read from.
  package var digest: String

  /// Makes a lesson.
  package init(file: String, header: LessonHeader, steps: [Step], digest: String) {
    self.file = file
    self.digest = digest
    self.header = header
    self.steps = steps
  }
}

extension Lesson {
  package var id: String { header.id }
  package var title: String { header.title }

  /// All experiments, in the order of the text.
  package var experiments: [ExperimentSpec] { steps.compactMap(\.experiment) }

  /// All exercises, in the order of the text.
  package var exercises: [Exercise] { steps.compactMap(\.exercise) }

  /// All facts, in the order of the text.
  package var facts: [Fact] { steps.flatMap(\.facts) }

  /// The ids of all claims it judges, by an experiment or a fact.
  package var judgedClaims: Set<String> {
    Set(experiments.flatMap { $0.claims.map(\.claim) } + facts.map(\.claim))
  }

  /// The experiment that `run` means in a step: its own, or the nearest before it.
  package func experiment(atStep index: Int) -> ExperimentSpec? {
    steps.prefix(index + 1).last { $0.experiment != nil }?.experiment
  }

  /// The exercise that `check` means in a step: its own, or the nearest before it.
  package func exercise(atStep index: Int) -> Exercise? {
    steps.prefix(index + 1).last { $0.exercise != nil }?.exercise
  }

  /// Whether any of its code is written in that language.
  package func has(_ language: CodeLanguage) -> Bool {
    experiments.contains { $0.programs[language] != nil }
  }
}

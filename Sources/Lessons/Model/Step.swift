package import Basics

/// A step of a lesson: what stands under one level-2 heading, or before the first.
package struct Step: Hashable, Sendable {
  /// The heading's words; for the introduction the lesson's title.
  package var title: String
  /// Nil for a step that is none of the six parts.
  package var part: Part?
  package var location: SourceLocation
  /// What is shown. Hints and the solution are not among them: they belong to ``exercise``.
  package var blocks: [Block]
  package var experiment: ExperimentSpec?
  package var exercise: Exercise?
  package var facts: [Fact]

  /// Makes a step.
  package init(
    title: String, part: Part?, location: SourceLocation, blocks: [Block] = [],
    experiment: ExperimentSpec? = nil, exercise: Exercise? = nil, facts: [Fact] = []
  ) {
    self.title = title
    self.part = part
    self.location = location
    self.blocks = blocks
    self.experiment = experiment
    self.exercise = exercise
    self.facts = facts
  }
}

extension Step {
  /// All that a learner may come to read: what is shown, then the hints and the solution's text.
  package var readableBlocks: [Block] {
    guard let exercise else { return blocks }
    return blocks + exercise.hints.flatMap(\.self) + exercise.solutionText
  }
}

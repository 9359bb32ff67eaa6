extension Event {
  /// A lesson's experiment was run; its figures are in the ``Event/compared(_:)`` it names.
  ///
  /// It is apart from the figures so that progress is read without them.
  package struct ExperimentRun: Hashable, Sendable, Codable {
    /// The lesson's identifier.
    package var lesson: String
    /// The experiment's name in the lesson.
    package var experiment: String
    /// The step it was run in, counted from 0.
    package var step: Int?
    /// The sequence number of the ``Event/compared(_:)``.
    package var result: Int
    /// Whether the lesson's expectations held; nil where it has none.
    package var held: Bool?

    /// Makes the payload.
    package init(
      lesson: String, experiment: String, step: Int? = nil, result: Int, held: Bool? = nil
    ) {
      self.lesson = lesson
      self.experiment = experiment
      self.step = step
      self.result = result
      self.held = held
    }
  }
}

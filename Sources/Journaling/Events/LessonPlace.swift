/// Where in a lesson a result belongs.
package struct LessonPlace: Hashable, Sendable, Codable {
  /// The lesson's identifier.
  package var lesson: String
  /// The step, counted from 0.
  package var step: Int?
  /// The experiment's name in the lesson; nil for a result that only fell into it.
  package var experiment: String?

  /// Makes a place.
  package init(lesson: String, step: Int? = nil, experiment: String? = nil) {
    self.lesson = lesson
    self.step = step
    self.experiment = experiment
  }
}

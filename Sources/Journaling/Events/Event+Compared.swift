package import Measuring

extension Event {
  /// `compare` or a lesson's `run` measured variants against each other.
  package struct Compared: Hashable, Sendable, Codable {
    package var experiment: Experiment
    package var comparison: Comparison
    package var effort: Effort
    /// The lesson it belongs to.
    package var place: LessonPlace?
    /// The versions of the packages that the code imports, by their names.
    package var packages: [String: String]?

    /// Makes the payload.
    package init(
      experiment: Experiment, comparison: Comparison, effort: Effort, place: LessonPlace? = nil,
      packages: [String: String]? = nil
    ) {
      self.experiment = experiment
      self.comparison = comparison
      self.effort = effort
      self.place = place
      self.packages = packages
    }
  }
}

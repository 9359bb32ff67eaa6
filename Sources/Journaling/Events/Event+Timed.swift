package import Basics
package import Measuring

extension Event {
  /// `time` timed one piece of code.
  package struct Timed: Hashable, Sendable, Codable {
    package var engine: EngineIdentity
    package var code: Snippet
    /// The code that was replayed before it.
    package var setup: [Snippet]
    /// The value of `n` in the code.
    package var n: Int?
    package var timing: Timing
    /// What a loop around nothing takes, in seconds, timed beside it; nil where it was not.
    package var empty: Double?
    package var effort: Effort
    /// False where it was interrupted, or timed in one copy of the session only.
    package var complete: Bool
    package var warnings: [Warning]
    /// The lesson it belongs to.
    package var place: LessonPlace?
    /// The versions of the packages that the code imports, by their names.
    package var packages: [String: String]?

    /// Makes the payload.
    package init(
      engine: EngineIdentity, code: Snippet, setup: [Snippet] = [], n: Int? = nil, timing: Timing,
      empty: Double? = nil, effort: Effort, complete: Bool = true, warnings: [Warning] = [],
      place: LessonPlace? = nil, packages: [String: String]? = nil
    ) {
      self.engine = engine
      self.code = code
      self.setup = setup
      self.n = n
      self.timing = timing
      self.empty = empty
      self.effort = effort
      self.complete = complete
      self.warnings = warnings
      self.place = place
      self.packages = packages
    }
  }
}

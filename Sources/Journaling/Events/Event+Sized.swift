package import Basics
package import Measuring

extension Event {
  /// `size` weighed a structure.
  package struct Sized: Hashable, Sendable, Codable {
    package var sizing: Sizing
    /// What was typed, where it came from a place worth pointing at.
    package var code: Snippet?
    /// The code that was replayed before it.
    package var setup: [Snippet]
    /// The value of `n` in the code.
    package var n: Int?
    /// The lesson it belongs to.
    package var place: LessonPlace?
    /// The versions of the packages that the code imports, by their names.
    package var packages: [String: String]?

    /// Makes the payload.
    package init(
      sizing: Sizing, code: Snippet? = nil, setup: [Snippet] = [], n: Int? = nil,
      place: LessonPlace? = nil, packages: [String: String]? = nil
    ) {
      self.sizing = sizing
      self.code = code
      self.setup = setup
      self.n = n
      self.place = place
      self.packages = packages
    }
  }
}

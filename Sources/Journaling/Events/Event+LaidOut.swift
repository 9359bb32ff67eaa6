package import Basics
package import Measuring

extension Event {
  /// `layout` mapped the bytes of an object.
  package struct LaidOut: Hashable, Sendable, Codable {
    package var layout: ObjectLayout
    package var code: Snippet
    /// The code that ran before it.
    package var setup: [Snippet]
    /// The value of `n` in the code.
    package var n: Int?
    /// The lesson it belongs to.
    package var place: LessonPlace?
    /// The versions of the packages that the code imports, by their names.
    package var packages: [String: String]?

    /// Makes the payload.
    package init(
      layout: ObjectLayout, code: Snippet, setup: [Snippet] = [], n: Int? = nil,
      place: LessonPlace? = nil, packages: [String: String]? = nil
    ) {
      self.layout = layout
      self.code = code
      self.setup = setup
      self.n = n
      self.place = place
      self.packages = packages
    }
  }
}

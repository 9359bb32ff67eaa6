package import Basics
package import Measuring

extension Event {
  /// An instrument found something that it alone can read.
  ///
  /// Instruments that came after `layout` keep their results so: what all results have stands here, and
  /// what is their own in `result`, as they wrote it.
  package struct Measured: Hashable, Sendable, Codable {
    /// The instrument's tag.
    package var instrument: String
    package var engine: EngineIdentity
    package var code: Snippet
    /// The code that ran before it.
    package var setup: [Snippet]
    /// The value of `n` in the code.
    package var n: Int?
    /// What was found, as the instrument writes it.
    package var result: JSONValue
    /// The lesson it belongs to.
    package var place: LessonPlace?
    /// The versions of the packages that the code imports, by their names.
    package var packages: [String: String]?

    /// Makes the payload.
    package init(
      instrument: String, engine: EngineIdentity, code: Snippet, setup: [Snippet] = [],
      n: Int? = nil, result: JSONValue, place: LessonPlace? = nil,
      packages: [String: String]? = nil
    ) {
      self.instrument = instrument
      self.engine = engine
      self.code = code
      self.setup = setup
      self.n = n
      self.result = result
      self.place = place
      self.packages = packages
    }
  }
}

package import Basics
package import Measuring

extension Event {
  /// `watch` looked at what a piece of code held while it ran.
  package struct Watched: Hashable, Sendable, Codable {
    package var engine: EngineIdentity
    package var code: Snippet
    /// The code that the session had run before it.
    package var setup: [Snippet]
    /// The value of `n` in the code.
    package var n: Int?
    /// What was seen by looking now and then: for the picture, not for figures.
    package var trace: MemoryTrace
    /// The highest number of bytes held above the start, exact; nil where there is no probe.
    package var peak: ByteCount?
    /// Bytes held above the start at the end, with the last expression's value.
    package var kept: ByteCount?
    /// How long the code ran, in seconds, under the probe: for orientation, not a timing.
    package var seconds: Double
    /// The lesson it belongs to.
    package var place: LessonPlace?
    /// The versions of the packages that the code imports, by their names.
    package var packages: [String: String]?

    /// Makes the payload.
    package init(
      engine: EngineIdentity, code: Snippet, setup: [Snippet] = [], n: Int? = nil,
      trace: MemoryTrace, peak: ByteCount?, kept: ByteCount?, seconds: Double,
      place: LessonPlace? = nil, packages: [String: String]? = nil
    ) {
      self.engine = engine
      self.code = code
      self.setup = setup
      self.n = n
      self.trace = trace
      self.peak = peak
      self.kept = kept
      self.seconds = seconds
      self.place = place
      self.packages = packages
    }
  }
}

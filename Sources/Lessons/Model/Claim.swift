package import Basics

/// What a source states.
package struct Claim: Hashable, Sendable {
  /// A letter for the source and a number, such as `D4`.
  package var id: String
  /// A paraphrase, one line.
  package var says: String
  package var source: Source
  /// The source's figures, word for word.
  package var figures: [String]
  /// The lesson that judges it; nil where none does yet.
  package var lesson: String?
  /// Why no measurement can judge it; nil where one can.
  package var unjudgeable: String?
  package var location: SourceLocation

  /// Makes a claim.
  package init(
    id: String, says: String, source: Source, figures: [String], lesson: String?,
    unjudgeable: String? = nil, location: SourceLocation
  ) {
    self.id = id
    self.says = says
    self.source = source
    self.figures = figures
    self.lesson = lesson
    self.unjudgeable = unjudgeable
    self.location = location
  }

  /// A text that claims come from.
  package struct Source: Hashable, Sendable {
    /// The letter its claims begin with.
    package var id: String
    package var title: String
    package var author: String

    /// Makes a source.
    package init(id: String, title: String, author: String) {
      self.id = id
      self.title = title
      self.author = author
    }
  }
}

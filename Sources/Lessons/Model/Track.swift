package import Basics

/// An ordered group of lessons.
package struct Track: Hashable, Sendable {
  package var id: String
  package var title: String
  /// Why one takes it, one sentence.
  package var about: String
  package var location: SourceLocation

  /// Makes a track.
  package init(id: String, title: String, about: String, location: SourceLocation) {
    self.id = id
    self.title = title
    self.about = about
    self.location = location
  }
}

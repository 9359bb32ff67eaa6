package import Basics

/// A lesson's front matter.
package struct LessonHeader: Hashable, Sendable {
  /// The name of a lesson or a concept, with the place where it is written.
  package struct Name: Hashable, Sendable {
    package var text: String
    package var location: SourceLocation

    /// Makes a name.
    package init(text: String, location: SourceLocation) {
      self.text = text
      self.location = location
    }
  }

  package var id: String
  package var title: String
  /// The id of its track.
  package var track: String
  /// How long a newcomer plays it.
  package var minutes: Int
  /// Lessons that come before.
  package var after: [Name]
  /// Concepts it explains.
  package var introduces: [Name]
  /// Concepts it takes for granted.
  package var uses: [Name]
  /// Packages it needs, named as the registry names them.
  package var requires: [String]
  /// Why it has no Swift twin; nil where it has one.
  package var noSwiftReason: String?
  /// Where the id, the title and the track are written; the file's first line where they are not.
  package var idLocation: SourceLocation
  package var titleLocation: SourceLocation
  package var trackLocation: SourceLocation
}

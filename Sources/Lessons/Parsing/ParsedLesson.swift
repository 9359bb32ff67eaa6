package import Basics

/// What reading a lesson's text gave.
package struct ParsedLesson: Hashable, Sendable {
  /// Nil where the front matter leaves open which lesson it is.
  package var lesson: Lesson?
  /// Sorted by place.
  package var diagnostics: [Diagnostic]

  /// Whether nothing is wrong with it.
  package var isClean: Bool { lesson != nil && diagnostics.isEmpty }
}

package import Basics

/// A course that was read, and all that is wrong with it.
package struct LintedCourse: Hashable, Sendable {
  package var course: Course
  package var catalogue: ClaimCatalogue
  /// Sorted by file and place.
  package var diagnostics: [Diagnostic]
}

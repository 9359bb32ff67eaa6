internal import Basics

/// Reads all files of a course and holds them against the rules, each alone and all together.
package enum CourseLinter {
  /// Reads and lints a course.
  ///
  /// - Parameters:
  ///   - lessons: the lessons' files, in any order.
  ///   - tracks: the list of tracks; without it tracks are not looked up.
  ///   - claims: the catalogue of claims; without it claims are not looked up.
  package static func lint(
    lessons: [LessonFile], tracks: LessonFile? = nil, claims: LessonFile? = nil
  ) -> LintedCourse {
    let readTracks = tracks.map { TracksParser.parse($0.text, file: $0.file) }
    let readClaims = claims.map { ClaimsParser.parse($0.text, file: $0.file) }
    let parsed = lessons.map { LessonLinter.lint($0, catalogue: readClaims?.catalogue) }
    let course = Course(
      tracks: readTracks?.tracks ?? [], lessons: parsed.compactMap(\.lesson))
    let files = lessons + [tracks, claims].compactMap(\.self)
    let context = CourseContext(
      course: course, tracks: readTracks?.tracks, catalogue: readClaims?.catalogue,
      sources: Dictionary(
        files.map { ($0.file, SourceText($0.text, file: $0.file)) }, uniquingKeysWith: { $1 }))
    let diagnostics =
      parsed.flatMap(\.diagnostics) + (readTracks?.diagnostics ?? [])
      + (readClaims?.diagnostics ?? []) + CourseRules.all.flatMap { $0.check(context) }
    return LintedCourse(
      course: course, catalogue: readClaims?.catalogue ?? ClaimCatalogue([]),
      diagnostics: diagnostics.sorted { $0.location < $1.location }.bounded())
  }
}

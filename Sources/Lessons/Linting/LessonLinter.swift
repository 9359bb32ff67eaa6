internal import Basics

/// Reads one lesson and holds it against the rules.
package enum LessonLinter {
  /// Reads and lints a lesson on its own.
  ///
  /// - Parameters:
  ///   - file: the lesson's path and text.
  ///   - catalogue: the claims it may name; without it, claims are not looked up.
  package static func lint(_ file: LessonFile, catalogue: ClaimCatalogue? = nil) -> ParsedLesson {
    var parsed =
      file.isTooLarge
      ? LessonParser.tooLarge(file.file) : LessonParser.parse(file.text, file: file.file)
    guard let lesson = parsed.lesson else { return parsed }
    let context = LintContext(
      source: SourceText(file.text, file: file.file), catalogue: catalogue)
    parsed.diagnostics += LessonRules.all.flatMap { $0.check(lesson, context) }
    parsed.diagnostics.sort { $0.location < $1.location }
    return parsed
  }
}

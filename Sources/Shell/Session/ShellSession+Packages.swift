import Basics
import Course
import Engines
import Instruments
import Journaling
import Languages
import Lessons
import Measuring

extension ShellSession {
  /// Where in the open lesson a result falls; nil where none is open.
  var place: LessonPlace? {
    player.map { LessonPlace(lesson: $0.lesson.id, step: $0.index) }
  }

  /// The versions of the packages that code imports, where the engine knows any; nil where it imports none.
  ///
  /// Figures depend on them, and notes that are measured again elsewhere name them.
  ///
  /// - Parameter language: the one that is typed by default.
  func packages(
    of code: [Snippet], in language: CodeLanguage? = nil
  ) -> [String: String]? {
    workspace.packages(of: code, in: language)
  }
}

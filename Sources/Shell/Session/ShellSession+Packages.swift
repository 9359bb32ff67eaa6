import Basics
import Course
import Engines
import Instruments
import Journaling
import Languages
import Lessons
import Measuring

extension ShellSession {
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

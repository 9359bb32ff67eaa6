/// A file of the course: its path and its whole text.
package struct LessonFile: Hashable, Sendable {
  /// The most bytes that a lesson may hold: a hundred times what a long one does.
  package static let limit = 1_000_000

  /// As it is to stand in locations; links between lessons are resolved against it.
  package var file: String
  package var text: String
  /// Whether it holds more than a lesson may, so that its text was not read.
  package var isTooLarge: Bool

  /// Makes a file.
  package init(file: String, text: String) {
    self.file = file
    self.text = text
    isTooLarge = false
  }

  /// Names a file that is too large to be read.
  package init(tooLarge file: String) {
    self.file = file
    text = ""
    isTooLarge = true
  }
}

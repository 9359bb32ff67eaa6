/// A file of the course: its path and its whole text.
package struct LessonFile: Hashable, Sendable {
  /// As it is to stand in locations; links between lessons are resolved against it.
  package var file: String
  package var text: String

  /// Makes a file.
  package init(file: String, text: String) {
    self.file = file
    self.text = text
  }
}

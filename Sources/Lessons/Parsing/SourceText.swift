internal import Basics

/// The lines of a text, and findings that show them.
struct SourceText {
  let file: String
  let lines: [String]

  init(_ text: String, file: String) {
    self.file = file
    let body = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    lines = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(String.init)
  }

  /// The line of that number, from 1; nil outside of the text.
  func line(_ number: Int) -> String? {
    lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }

  /// The lines from that number on, as one text.
  func text(fromLine number: Int) -> String {
    lines.dropFirst(number - 1).joined(separator: "\n")
  }

  /// A finding with the line it is about. The id is given without its `lesson.` prefix.
  func finding(
    _ id: String, _ message: String, at location: SourceLocation, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      id: "lesson.\(id)", message: message, location: location,
      sourceLine: location.file == file ? line(location.line) : nil, hint: hint)
  }
}

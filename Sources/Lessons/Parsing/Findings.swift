internal import Basics

/// Collects the diagnostics of one text and shows each with its line.
final class Findings {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SourceText) {
    self.source = source
  }

  /// Notes a finding. The id is given without its `lesson.` prefix.
  func add(
    _ id: String, _ message: String, at location: SourceLocation, hint: String? = nil
  ) {
    diagnostics.append(source.finding(id, message, at: location, hint: hint))
  }

  /// A place in the text.
  func location(line: Int, column: Int = 1) -> SourceLocation {
    SourceLocation(file: source.file, line: line, column: column)
  }
}

/// A finding about a text that a person wrote, with the place it is about.
///
/// Diagnostics are collected and shown together; they are never thrown.
package struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  package enum Severity: String, Hashable, Sendable, Codable {
    case error, warning, note
  }

  /// A stable identifier such as `lesson.unknown-role`, for tests and for documentation.
  package var id: String
  package var severity: Severity
  /// One sentence.
  package var message: String
  package var location: SourceLocation
  /// The text of the line at ``location``, where it is known.
  package var sourceLine: String?
  /// What to do about it, one sentence.
  package var hint: String?

  /// Makes a diagnostic.
  package init(
    id: String, severity: Severity = .error, message: String, location: SourceLocation,
    sourceLine: String? = nil, hint: String? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.location = location
    self.sourceLine = sourceLine
    self.hint = hint
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error: message`, then the line with a caret under the column, then the hint.
  package var description: String {
    var lines = ["\(location): \(severity.rawValue): \(message)"]
    if let sourceLine {
      let indent = sourceLine.prefix(max(0, location.column - 1)).map {
        $0 == "\t" ? "\t" : String(repeating: " ", count: $0.displayWidth)
      }
      lines += ["  \(sourceLine)", "  \(indent.joined())^"]
    }
    if let hint { lines.append("  hint: \(hint)") }
    return lines.joined(separator: "\n")
  }
}

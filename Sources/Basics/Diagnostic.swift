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
  ///
  /// Of a long line only what stands around the column is shown.
  package var description: String {
    var lines = ["\(location): \(severity.rawValue): \(message)"]
    if let (shown, before) = excerpt {
      let indent = shown.prefix(before).map {
        $0 == "\t" ? "\t" : String(repeating: " ", count: $0.displayWidth)
      }
      lines += ["  \(shown)", "  \(indent.joined())^"]
    }
    if let hint { lines.append("  hint: \(hint)") }
    return lines.joined(separator: "\n")
  }
}

extension Diagnostic {
  /// More characters of a line than this are not shown.
  private static let widest = 400
  /// How many of them stand before the place that a long line is shown for.
  private static let lead = 60

  /// The source line, or what of a long one stands around the place, and how many characters stand
  /// before the place.
  private var excerpt: (text: String, before: Int)? {
    guard let sourceLine else { return nil }
    let column = max(0, location.column - 1)
    guard sourceLine.utf8.count > Self.widest else { return (sourceLine, column) }
    let rest = sourceLine.dropFirst(max(0, column - Self.lead))
    let shown = rest.prefix(2 * Self.lead)
    let start = rest.startIndex == sourceLine.startIndex ? "" : "…"
    let end = shown.endIndex == sourceLine.endIndex ? "" : "…"
    return (start + shown + end, start.count + min(column, Self.lead))
  }
}

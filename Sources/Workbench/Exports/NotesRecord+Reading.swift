package import Basics
import Reporting

extension NotesRecord {
  static let opening = "<!-- heft-notes "
  private static let closing = " -->"

  /// The document as a comment of Markdown, on a line of its own.
  var markdownComment: String {
    // Within JSON both stand in texts alone; so nothing that was written can end the comment.
    let text = json.line().replacing("--", with: "-\\u002d").replacing(">", with: "\\u003e")
    return Self.opening + text + Self.closing + "\n"
  }

  /// The document that an exported Markdown, notebook or JSON carries; nil where there is none.
  package static func document(in export: String) -> JSONValue? {
    if let json = try? JSONValue(parsing: export.utf8) {
      if json["items"]?.array != nil { return json }
      guard let record = json["metadata"]?["heft"], record["items"]?.array != nil else {
        return nil
      }
      return record
    }
    // The comment stands at the end; the same words further up are somebody's text.
    let line = export.split(separator: "\n").last { $0.hasPrefix(opening) }
    guard let line, line.hasSuffix(closing) else { return nil }
    let text = line.dropFirst(opening.count).dropLast(closing.count)
    return try? JSONValue(parsing: text.utf8)
  }
}

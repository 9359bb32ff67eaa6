package import Basics
package import Instruments
import Lessons

/// How the document of ``NotesRecord`` stands in exported files, and how it is found there again.
///
/// A JSON export is the document. A notebook has it as `heft` in its metadata, Markdown in a comment at its
/// end, which shows nothing. Around it anything may be edited; the document itself may not, since what is
/// measured again is held against its figures.
package enum ExportedRecord {
  private static let commentStart = "<!-- heft-record: `heft replay` reads this\n"
  private static let commentEnd = "\n-->"

  /// The document as a comment of Markdown: one line that holds neither `<` and `>` nor two dashes in a row.
  package static func comment(_ document: JSONValue) -> String {
    let text = document.line().replacing("<", with: "\\u003c").replacing(">", with: "\\u003e")
      .replacing("--", with: "-\\u002d")
    return "\(commentStart)\(text)\(commentEnd)\n"
  }

  /// Finds the document in the text of a file.
  ///
  /// - Throws: a ``Problem`` where there is none, or not as heft wrote it.
  package static func document(in text: String, of path: String) throws(Problem) -> JSONValue {
    let text = text.replacing("\r\n", with: "\n")
    let body = body(of: text)
    if body.first == "{" { return try document(json: body, path) }
    // What a page shows of its source cannot be told, so that nothing in one is run.
    if isPage(body) { throw .page(path) }
    if let start = text.ranges(of: commentStart).last {
      return try document(comment: text[start.upperBound...], path)
    }
    throw body.contains("# heft notes") ? .recordless(path) : .notFromHeft(path)
  }

  /// Whether a text is an export of heft, in whatever form and however edited.
  static func isExport(_ text: String) -> Bool {
    if text.contains(commentStart) { return true }
    if text.contains("<meta name=\"generator\" content=\"heft ") { return true }
    let body = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard body.first == "{", let json = try? JSONValue(parsing: body.utf8) else { return false }
    let document = json["nbformat"] == nil ? json : json["metadata"]?["heft"]
    return document?["digest"]?.string?.hasPrefix("fnv1a:") == true
  }

  /// The code that an exported file shows to whoever reads it, and the line on which its record begins;
  /// nil for a JSON document, which hides nothing.
  package static func shownCode(in text: String) -> (code: [String], recordLine: Int)? {
    let text = text.replacing("\r\n", with: "\n")
    let body = body(of: text)
    if body.first == "{" {
      guard let notebook = try? JSONValue(parsing: body.utf8), let cells = notebook["cells"]?.array
      else { return nil }
      let mark = text.firstRange(of: "\"heft\":")?.lowerBound ?? text.startIndex
      return (cells.flatMap(shownCode), line(of: mark, in: text))
    }
    guard let start = text.ranges(of: commentStart).last?.lowerBound else { return nil }
    return (MarkdownCode.blocks(in: String(text[..<start])), line(of: start, in: text))
  }

  /// The code that a notebook's cell shows; none where it asks to be hidden.
  private static func shownCode(of cell: JSONValue) -> [String] {
    let metadata = cell["metadata"]
    let tags = metadata?["tags"]?.array?.compactMap(\.string) ?? []
    let isHidden =
      metadata?["jupyter"]?["source_hidden"]?.bool == true
      || metadata?["collapsed"]?.bool == true
      || tags.contains { $0.contains("hide") || $0.contains("remove") }
    guard !isHidden else { return [] }
    let source =
      cell["source"]?.string ?? cell["source"]?.array?.compactMap(\.string).joined() ?? ""
    switch cell["cell_type"]?.string {
    case "code": return [source]
    case "markdown": return MarkdownCode.blocks(in: source)
    default: return []
    }
  }

  private static func line(of place: String.Index, in text: String) -> Int {
    text[..<place].utf8.count { $0 == UInt8(ascii: "\n") } + 1
  }

  private static func body(of text: String) -> Substring {
    text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
  }

  private static func isPage(_ body: Substring) -> Bool {
    let start = body.prefix(9).lowercased()
    return start.hasPrefix("<!doctype") || start.hasPrefix("<html")
  }

  private static func document(json text: Substring, _ path: String) throws(Problem) -> JSONValue {
    guard let json = try? JSONValue(parsing: text.utf8) else {
      throw text.contains("\"digest\"") && text.contains("fnv1a:") ? .cut(path) : .notFromHeft(path)
    }
    return try checked(json["nbformat"] == nil ? json : json["metadata"]?["heft"], path)
  }

  private static func document(
    comment text: Substring, _ path: String
  ) throws(Problem) -> JSONValue {
    guard let end = text.firstRange(of: commentEnd) else { throw .cut(path) }
    guard let json = try? JSONValue(parsing: text[..<end.lowerBound].utf8) else {
      throw .changed(path)
    }
    return try checked(json, path)
  }

  private static func checked(_ document: JSONValue?, _ path: String) throws(Problem) -> JSONValue {
    guard case .object(var members)? = document, let version = members["version"]?.int,
      let digest = members.removeValue(forKey: "digest")?.string, members["items"] != nil
    else { throw .notFromHeft(path) }
    guard version <= 1 else { throw .newer(path, version) }
    guard digest == JSONValue.object(members).digest else { throw .changed(path) }
    return .object(members)
  }
}

extension Problem {
  private static let exporting =
    "`notes export` writes files that can be measured again: Markdown, notebook and JSON"

  fileprivate static func notFromHeft(_ path: String) -> Problem {
    .usage("\(path) holds no notes of heft", hint: exporting)
  }

  fileprivate static func page(_ path: String) -> Problem {
    .usage("\(path) is a page for reading and holds no record to measure again", hint: exporting)
  }

  fileprivate static func recordless(_ path: String) -> Problem {
    .usage(
      "\(path) has lost the record that stood in a comment at its end",
      hint: "export the notes once more")
  }

  fileprivate static func cut(_ path: String) -> Problem {
    .usage("\(path) is cut off within its record", hint: "export the notes once more")
  }

  /// Also what a document says whose digest is right and whose members are not.
  package static func changed(_ path: String) -> Problem {
    .usage(
      "the record in \(path) is not as heft wrote it, so nothing can be held against it",
      hint: "text around the record may be edited; export the notes once more")
  }

  fileprivate static func newer(_ path: String, _ version: Int) -> Problem {
    .usage(
      "\(path) was written by a newer heft, in version \(version) of the format",
      hint: "update heft to read it; this one reads version 1")
  }
}

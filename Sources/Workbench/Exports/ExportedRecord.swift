import Basics

/// The document of ``NotesRecord`` in an exported file, as it has to be for its results to be measured again.
///
/// Around it anything may be edited; the document itself may not, since what is measured again is held
/// against its figures. Its digest tells.
package enum ExportedRecord {
  /// Finds the document in the text of a file.
  ///
  /// - Throws: a ``Problem`` where there is none, or not as heft wrote it.
  static func document(in text: String, of path: String) throws(Problem) -> JSONValue {
    // An editor may have changed the ends of lines.
    let text = text.replacing("\r\n", with: "\n")
    guard let document = NotesRecord.document(in: text) else { throw why(text, path) }
    guard case .object(var members) = document, let version = members["version"]?.int,
      let digest = members.removeValue(forKey: "digest")?.string
    else { throw .notFromHeft(path) }
    guard version <= 1 else { throw .newer(path, version) }
    guard digest == JSONValue.object(members).digest else { throw .changed(path) }
    return .object(members)
  }

  /// Why a text holds no document.
  private static func why(_ text: String, _ path: String) -> Problem {
    let body = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if body.hasPrefix("<!DOCTYPE") || body.hasPrefix("<html") { return .page(path) }
    let isBegun = body.first == "{" && body.contains("\"ledgers\"")
    let isOpened = body.contains("\n\(NotesRecord.opening)")
    if isBegun || isOpened {
      let isWhole = body.last { !$0.isWhitespace } == (isBegun ? "}" : ">")
      return isWhole ? .changed(path) : .cut(path)
    }
    return body.hasPrefix("# heft notes") ? .recordless(path) : .notFromHeft(path)
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
  static func changed(_ path: String) -> Problem {
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

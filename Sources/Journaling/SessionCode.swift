internal import Basics

/// The code of a session's entries, which results refer to instead of repeating it.
///
/// A session of many entries would otherwise be written anew with every result.
package struct SessionCode {
  /// By the name of their place, such as `heft[3]`.
  private var texts: [String: String] = [:]

  /// Nothing yet.
  package init() {}

  /// A record as its line, with its end; code that stands in the lines before is referred to.
  package mutating func line(of record: Record) -> [UInt8] {
    var short = record
    short.event = record.event.mappingSetup { snippet in
      guard let code = texts[snippet.origin.file], snippet == Self.piece(code, snippet) else {
        return snippet
      }
      return Self.piece("", snippet)
    }
    take(record.event)
    return short.line()
  }

  /// A record as it was before it was written, and the names of places whose code is not known.
  mutating func restored(_ record: Record) -> (record: Record, missing: [String]) {
    take(record.event)
    var record = record
    var missing: [String] = []
    record.event = record.event.mappingSetup { snippet in
      guard snippet.code.isEmpty, snippet.origin.isInEntry else { return snippet }
      guard let code = texts[snippet.origin.file] else {
        missing.append(snippet.origin.file)
        return snippet
      }
      return Self.piece(code, snippet)
    }
    return (record, missing)
  }

  private mutating func take(_ event: Event) {
    guard case .entry(let entry) = event, entry.kind == .code, entry.file == nil else { return }
    texts[entry.snippet.origin.file] = entry.text
  }

  /// Code as a whole entry of the place that another piece came from.
  private static func piece(_ code: String, _ other: Snippet) -> Snippet {
    Snippet(code, origin: SourceLocation(file: other.origin.file, line: 1))
  }
}

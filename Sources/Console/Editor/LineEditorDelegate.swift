/// What the editor asks about the text that is being typed.
///
/// All questions are asked on the editor's thread, most of them at each key, so answers must come
/// in a few milliseconds.
package protocol LineEditorDelegate: AnyObject {
  /// Whether Enter runs the text or begins a new line of it.
  func completeness(of text: String) -> Completeness
  /// The blanks with which a line after this text begins.
  func indent(after text: String) -> String
  /// The text with its last line moved to the left, where that closes what earlier ones opened.
  func outdented(_ text: String) -> String
  /// The text in colours; the spans must hold the same characters.
  func highlight(_ text: String) -> [Span]
  /// What could follow the text, shown in grey; nil for nothing.
  func hint(_ text: String, history: HistoryStore) -> String?
  /// What could stand before the cursor.
  func complete(before: String, after: String) -> Completion
}

extension LineEditorDelegate {
  /// Each line is an entry.
  package func completeness(of text: String) -> Completeness { .complete }

  /// As far as the last line.
  package func indent(after text: String) -> String {
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    return String(line.prefix { $0 == " " || $0 == "\t" })
  }

  /// As it is.
  package func outdented(_ text: String) -> String { text }

  /// No colours.
  package func highlight(_ text: String) -> [Span] { [Span(text)] }

  /// The rest of the latest entry that begins with the text.
  package func hint(_ text: String, history: HistoryStore) -> String? {
    // Nobody types the beginning of an entry that long.
    guard text.utf8.count < 500 else { return nil }
    let entries = history.entries
    guard let index = entries.lastIndex(withPrefix: text, before: entries.count) else { return nil }
    return String(entries[index].dropFirst(text.count))
  }

  /// Nothing.
  package func complete(before: String, after: String) -> Completion { .none }
}

/// The words that could stand at a cursor.
package struct Words: Hashable, Sendable {
  /// What of them stands before the cursor already.
  package var prefix: String
  /// The words whole, those of the session first.
  package var words: [String]

  /// Makes a list of words.
  package init(prefix: String, words: [String]) {
    self.prefix = prefix
    self.words = words
  }

  /// No words.
  package static let none = Words(prefix: "", words: [])
}

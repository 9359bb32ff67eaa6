extension ShellSession {
  /// What could stand before the cursor: commands, what belongs after them, and the session's names.
  ///
  /// - Parameter words: the language's own, for one whose session knows none of them.
  package func completions(before text: String, words: [String] = []) -> Proposals {
    Completer(session: self, words: words).proposals(before: text)
  }
}

extension String {
  /// The text with a full stop where it has no mark at its end, and a capital at its beginning.
  ///
  /// - Parameter names: the words that stay as they are at the beginning: names of commands.
  package func asSentence(keeping names: Set<String> = []) -> String {
    guard let first, let last else { return self }
    let end = ".!?".contains(last) ? "" : "."
    let isName = names.contains(String(prefix { $0.isLetter }))
    return (isName ? String(first) : first.uppercased()) + dropFirst() + end
  }
}

/// The command that edits texts, and who chose it.
package struct EditorChoice: Hashable, Sendable {
  /// The command, with its options; nil where nobody chose one and none of the usual ones is there.
  package let command: String?
  /// The variable that names it; nil where it is the first of the usual ones.
  package let variable: String?
  /// The usual editors that are there.
  package let installed: [String]

  /// What people have where they chose nothing; `editor` is Debian's name for their choice.
  private static let usual = ["editor", "nano", "vim", "vi"]

  /// Reads `$VISUAL`, then `$EDITOR`; an empty one counts as unset.
  ///
  /// - Parameter exists: whether a program is there, by its name or path.
  package init(environment: [String: String], exists: (String) -> Bool) {
    installed = Self.usual.filter(exists)
    variable = ["VISUAL", "EDITOR"].first { !(environment[$0] ?? "").isEmpty }
    command = variable.flatMap { environment[$0] } ?? installed.first
  }

  /// Whether the command's program is there, as far as that can be told without a shell: where its first word
  /// has to be read by one, it may be.
  package func mayStart(exists: (String) -> Bool) -> Bool {
    guard let word = command?.split(whereSeparator: \.isWhitespace).first else { return false }
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "/._-+".contains($0) }
    return !isPlain || exists(String(word))
  }
}

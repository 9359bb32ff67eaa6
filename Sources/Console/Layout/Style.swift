/// What a piece of text on the screen is; ``Theme`` decides how that looks.
package enum Style: Hashable, Sendable, CaseIterable {
  case plain
  /// The prompt, and the prompt of further lines.
  case prompt, continuation
  /// A word of the shell's own commands.
  case command
  /// Parts of code.
  case keyword, string, number, comment, symbol, builtin, definition
  /// A suggestion that is not part of the line yet.
  case hint
  /// What a search found, and the candidate that is chosen in a list.
  case match, selection
  /// A remark of the editor itself, below the line.
  case status
  /// Something wrong, and a character that cannot be shown.
  case error
}

internal import CPlatform
internal import Glibc

/// What the place that output goes to can do.
package struct TerminalCapabilities: Hashable, Sendable {
  /// Whether there is a terminal at all.
  package var isTerminal: Bool
  /// Whether sequences that move the cursor may be written.
  package var canMoveCursor: Bool
  /// How styles look there.
  package var theme: Theme
  /// Whether more than ASCII can be shown.
  package var isUnicode: Bool
  /// The columns to fill with tables and text.
  package var width: Int

  /// What a descriptor offers in an environment.
  ///
  /// Colour needs a terminal that is not `TERM=dumb` and a `NO_COLOR` that is unset or empty; other
  /// attributes only need that terminal. The width is `COLUMNS` where that is a positive number, else
  /// the terminal's own, else 80. A terminal's locale that is not UTF-8 is believed; where none is
  /// set, as in most containers, UTF-8 is assumed.
  package init(isTerminal: Bool, terminalWidth: Int?, environment: [String: String]) {
    let kind = environment["TERM"] ?? ""
    self.isTerminal = isTerminal
    canMoveCursor = isTerminal && !kind.isEmpty && kind != "dumb"
    let refusesColour = !(environment["NO_COLOR"] ?? "").isEmpty
    let knows256 = kind.contains("256color") || !(environment["COLORTERM"] ?? "").isEmpty
    let coloured: Theme = knows256 ? .legible : .coloured
    theme = canMoveCursor ? refusesColour ? .uncoloured : coloured : .plain
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    isUnicode =
      !isTerminal
      || locale.map { name in
        let name = name.lowercased()
        return name.contains("utf-8") || name.contains("utf8")
      } ?? true
    let asked = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    width = asked ?? terminalWidth ?? 80
  }

  /// What this process's descriptor offers, 1 for standard output and 2 for standard error.
  package static func of(descriptor: Int32) -> TerminalCapabilities {
    var environment: [String: String] = [:]
    for name in ["TERM", "NO_COLOR", "COLUMNS", "COLORTERM", "LC_ALL", "LC_CTYPE", "LANG"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    return TerminalCapabilities(
      isTerminal: isatty(descriptor) == 1, terminalWidth: TerminalSize.of(descriptor)?.columns,
      environment: environment)
  }
}

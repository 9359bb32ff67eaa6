internal import CPlatform
internal import Glibc

/// What the place that output goes to can do; asked once, when the program starts.
package struct TerminalCapabilities: Hashable, Sendable {
  /// Whether there is a terminal at all.
  package var isTerminal: Bool
  /// Whether sequences that move the cursor may be written.
  package var canMoveCursor: Bool
  /// How styles look there.
  package var theme: Theme
  /// The columns to fill with tables and text.
  package var width: Int
  /// Whether more than ASCII can be shown: the locale's encoding is UTF-8.
  package var isUnicode: Bool

  /// What a descriptor offers in an environment.
  ///
  /// Colour needs a terminal that is not `TERM=dumb` and a `NO_COLOR` that is unset or empty. The
  /// width is `COLUMNS` where that is a positive number, else the terminal's own, else 80.
  package init(isTerminal: Bool, terminalWidth: Int?, environment: [String: String]) {
    let kind = environment["TERM"] ?? ""
    self.isTerminal = isTerminal
    canMoveCursor = isTerminal && !kind.isEmpty && kind != "dumb"
    let refusesColour = !(environment["NO_COLOR"] ?? "").isEmpty
    theme = canMoveCursor && !refusesColour ? .coloured : .plain
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let encoding = (locale ?? "").uppercased().filter { $0 != "-" }
    isUnicode = !isTerminal || encoding.contains("UTF8")
    let asked = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    width = asked ?? terminalWidth ?? 80
  }

  /// What this process's descriptor offers, 1 for standard output and 2 for standard error.
  package static func of(descriptor: Int32) -> TerminalCapabilities {
    var environment: [String: String] = [:]
    for name in ["TERM", "NO_COLOR", "COLUMNS", "LC_ALL", "LC_CTYPE", "LANG"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    return TerminalCapabilities(
      isTerminal: isatty(descriptor) == 1, terminalWidth: TerminalSize.of(descriptor)?.columns,
      environment: environment)
  }
}

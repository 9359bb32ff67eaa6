extension Character {
  /// What stands for it where only ASCII can be shown, in as many columns.
  ///
  /// The marks that heft draws itself have stand-ins that look like them; all other characters
  /// become question marks.
  package var asciiStandIn: String {
    if isASCII { return String(self) }
    if let known = Self.standIns[self] { return String(known) }
    return String(repeating: "?", count: displayWidth)
  }

  private static let standIns: [Character: Character] = [
    "█": "#", "▉": "#", "▊": "#", "▋": "#", "▌": "#", "▍": "-", "▎": "-", "▏": "-", "░": ".",
    "▁": "_", "▂": ".", "▃": ":", "▄": "-", "▅": "=", "▆": "+", "▇": "*",
    "•": "*", "─": "-", "│": "|", "…": "~", "–": "-", "—": "-", "→": ">", "×": "x", "÷": "/",
    "µ": "u",
    "≤": "<", "≥": ">", "’": "'", "‘": "'", "“": "\"", "”": "\"", "·": "-", "⏎": "%",
    "\u{a0}": " ",
  ]
}

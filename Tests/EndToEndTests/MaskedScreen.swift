/// What stands on a screen, without what differs from machine to machine and from run to run.
///
/// Figures become `N`, and what their width moves is undone: a paragraph is one line, blanks and bars are
/// one character. Of rows whose verdict depends on the machine's load only the name is left, and warnings
/// about the load are left out.
struct MaskedScreen {
  let text: String

  /// Masks the rows of a screen, its scrollback first.
  init(_ rows: [String]) {
    var lines: [String] = []
    var isParagraph = false
    for row in rows {
      if isParagraph, Self.goesOn(row, with: lines[lines.count - 1]) {
        lines[lines.count - 1] += " " + row.drop { $0 == " " }
      } else {
        lines.append(row)
        isParagraph = Self.isParagraph(row)
      }
    }
    let shown = lines.filter { !Self.isAboutLoad($0) }.map(Self.masked)
    text =
      shown.joined(separator: "\n").replacing(#/\n{3,}/#, with: "\n\n")
      .replacing("\n\n  kept  naive", with: "\n  kept  naive") + "\n"
  }

  private static func isPrompt(_ row: String) -> Bool {
    row.contains(#/^(heft|[a-z]+ \d/\d)>/#)
  }

  private static func isParagraph(_ row: String) -> Bool {
    if row.isEmpty || row.hasPrefix("#") || isPrompt(row) { return false }
    return row.first != " " || row.hasPrefix("  •") || row.hasPrefix("  warning:")
  }

  /// Whether a row goes on with the paragraph above it.
  private static func goesOn(_ row: String, with above: String) -> Bool {
    if row.isEmpty || isPrompt(row) { return false }
    return above.first == " " ? row.hasPrefix("    ") : row.first != " " && row.first != "→"
  }

  private static func isAboutLoad(_ line: String) -> Bool {
    line.contains(#/warning:|^  • .*(busy|load|unstable|spread|interval)/#)
  }

  private static func masked(_ line: String) -> String {
    if let row = line.firstMatch(of: #/^  (build|use|rss) /#) { return "  \(row.1)  …" }
    if isPrompt(line) || line.contains(#/^ {4}\S/#) { return line }
    return line.replacing(#/[\x{2588}-\x{258F}]+/#, with: "█")
      .replacing(#/\d+([.,]\d+)*/#, with: "N")
      .replacing(#/N (B|kB|MB|GB)\b/#, with: "N B")
      .replacing(#/< N %/#, with: "N %")
      .replacing(#/(\S) {2,}/#) { "\($0.output.1)  " }
      .replacing(#/^ {5,}/#, with: "      ").replacing(#/at /\S+/#, with: "at …")
  }
}

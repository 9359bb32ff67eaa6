internal import Basics

/// Draws a document for a terminal of a given width.
package struct TerminalRenderer: Sendable {
  /// The columns there are; fewer than 20 are treated as 20.
  package var width: Int
  /// Whether to colour.
  package var colour: Bool
  /// Whether more than ASCII may be drawn; if not, it gets stand-ins of the same width.
  package var unicode: Bool
  /// Whether there are 256 colours to choose legible ones from.
  package var legible: Bool

  /// Prose wider than this is hard to read, however wide the terminal.
  static let widestProse = 100

  /// Prepares drawing; width and colour are decided once, by whoever knows the terminal.
  package init(
    width: Int, colour: Bool, unicode: Bool = true, legible: Bool = false
  ) {
    self.width = max(width, 20)
    self.colour = colour
    self.unicode = unicode
    self.legible = legible
  }

  /// The document as lines, each ended by a newline.
  package func render(_ document: Document) -> String {
    var text = ""
    render(document.blocks) { text += $0 }
    return text
  }

  /// Writes blocks as lines, each ended by a newline, one block at a time: a long document is never held as a whole.
  ///
  /// - Parameter above: the block that stands above them already.
  package func render(
    _ blocks: some Sequence<Block>, after above: Block? = nil, to write: (String) -> Void
  ) {
    var previous = above
    for block in blocks {
      for part in block.flat {
        let drawn = text(of: part)
        guard !drawn.isEmpty else { continue }
        if let previous, isParted(previous, from: part) { write("\n") }
        write(drawn)
        previous = part
      }
    }
  }

  /// A block as lines, each ended by a newline. Code and what programs print are most of a long session: their
  /// plain lines stand as they are.
  private func text(of block: Block) -> String {
    if case .code(var code, _) = block, let text = code.withUTF8(plainCode) { return text }
    var text = ""
    for line in draw(block) {
      text += ANSI.render(line, palette: palette, ascii: !unicode) + "\n"
    }
    return text
  }

  /// Code of printable ASCII as lines; nil for any other.
  private func plainCode(_ code: UnsafeBufferPointer<UInt8>) -> String? {
    let newline = UInt8(ascii: "\n")
    guard code.allSatisfy({ 0x20...0x7e ~= $0 || $0 == newline }) else { return nil }
    let style = ANSI.code(for: .code, in: palette)
    let before = Array((style.map { "    \u{1b}[\($0)m" } ?? "    ").utf8)
    let after = Array((style == nil ? "\n" : "\u{1b}[0m\n").utf8)
    var text: [UInt8] = []
    text.reserveCapacity(code.count + code.count / 4)
    let end = (code.lastIndex { $0 != newline }).map { $0 + 1 } ?? 0
    var start = 0
    while start < end {
      let stop = code[start..<end].firstIndex(of: newline) ?? end
      let last = code[start..<stop].lastIndex { $0 != UInt8(ascii: " ") }
      if let last {
        text += before
        text += code[start...last]
        text += after
      } else {
        text.append(newline)
      }
      start = stop + 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// One line of text without a newline, such as a status, cut to the width.
  package func line(_ text: Text) -> String {
    var line = text.line
    if line.width > width {
      var used = 0
      line.cells = Array(
        line.cells.prefix {
          used += $0.character.displayWidth
          return used <= width - 1
        })
      line = line + StyledLine("…")
    }
    return ANSI.render(line, palette: palette, ascii: !unicode)
  }

  private var palette: ANSI.Palette { colour ? legible ? .legible : .basic : .none }

  var prose: Int { min(width, Self.widestProse) }

  private func isParted(_ block: Block, from next: Block) -> Bool {
    switch (block, next) {
    // A result's head belongs to its table; a head of prose stands alone.
    case (.heading, .table), (.heading(3..., _, _), _): false
    case (.table, .bars), (.bars, .bars), (.callout, .callout), (.sparklines, .sparklines): false
    default: true
    }
  }

  private func draw(_ block: Block) -> [StyledLine] {
    switch block {
    case .heading(let level, let text, let aside): heading(level, text, aside: aside)
    case .paragraph(let text): line(of: text).wrapped(to: prose)
    case .quote(let text): quote(text)
    case .list(let items, let ordered): list(items, ordered: ordered)
    case .code(let code, _): self.code(code)
    case .table(let table): TerminalTable(table, width: width).lines
    case .bars(let chart): bars(chart)
    case .sparklines(let series): sparklines(series)
    case .plot(let plot): TerminalPlot(plot, width: width, unicode: unicode).lines
    case .bytes(let map): TerminalByteMap(map, width: width).lines
    case .callout(let kind, let text): callout(kind, text)
    case .diagnostic(let diagnostic): self.diagnostic(diagnostic)
    case .cell(let cell): cell.blocks.flatMap(draw)
    case .rule: [StyledLine(String(repeating: "─", count: prose), .muted)]
    }
  }

  /// The text on one line; where there is no colour to tell code by, it stands between backticks.
  private func line(of text: Text) -> StyledLine {
    guard !colour else { return text.line }
    return Text(
      text.spans.map { $0.style == .code ? Text.Span("`\($0.text)`", .code) : $0 }
    ).line
  }

  /// Every line of a quotation has its mark.
  private func quote(_ text: Text) -> [StyledLine] {
    text.lines.flatMap { line(of: $0).wrapped(to: prose - 2) }.map {
      StyledLine("│ ", .muted) + $0
    }
  }

  /// A head of the text; without colour it is marked as Markdown does.
  private func heading(_ level: Int, _ text: Text, aside: Text) -> [StyledLine] {
    let head = Text(text.spans.map { Text.Span($0.text, $0.style == .plain ? .strong : $0.style) })
    let isMarked = !colour && aside.isEmpty
    let mark = isMarked ? String(repeating: "#", count: max(level, 1)) + " " : ""
    let left = StyledLine(mark) + head.line
    let right = Text(aside.spans.map { Text.Span($0.text, .muted) }).line
    guard right.width > 0 else { return left.wrapped(to: prose) }
    let gap = min(width, 80) - left.width - right.width
    if gap >= 2 { return [left + .blank(gap) + right] }
    return left.wrapped(to: prose) + right.wrapped(to: prose)
  }

  private func list(_ items: [Text], ordered: Bool) -> [StyledLine] {
    let widest = "\(items.count)".count + 2
    return items.enumerated().flatMap { index, item in
      let mark =
        ordered
        ? StyledLine("\(index + 1).").padded(to: widest, .left)
        : StyledLine("•", .muted) + .blank(1)
      return hanging(mark, [line(of: item)])
    }
  }

  /// Lines of text after a mark, all but the first indented as far as that.
  private func hanging(_ mark: StyledLine, _ text: [StyledLine]) -> [StyledLine] {
    let indent = 2 + mark.width
    return text.flatMap { $0.wrapped(to: prose - indent) }.enumerated().map { index, line in
      line.cells.isEmpty ? line : .blank(2) + (index == 0 ? mark : .blank(mark.width)) + line
    }
  }

  /// Code is never wrapped, since that would change it.
  private func code(_ code: String) -> [StyledLine] {
    var lines = code.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { line in
      .blank(4)
        + StyledLine(
          line.map { $0 == "\t" ? "    " : $0.visible(lineBreak: "") }.joined(), .code)
    }
  }

  private func callout(_ kind: Block.Callout, _ text: Text) -> [StyledLine] {
    let style: Text.Style =
      switch kind {
      case .note, .hint: .muted
      case .warning: .strong
      case .error: .bad
      }
    return hanging(StyledLine("\(kind.rawValue): ", style), text.lines.map(line))
  }

  private func diagnostic(_ diagnostic: Diagnostic) -> [StyledLine] {
    diagnostic.description.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { index, line in
        let text = line.map { $0 == "\t" ? "    " : $0.visible(lineBreak: "") }.joined()
        return StyledLine(text, index == 0 && diagnostic.severity == .error ? .bad : .plain)
      }
  }
}

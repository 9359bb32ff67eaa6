internal import Basics

/// Turns the inline nodes of a paragraph into spans and finds the slots in them.
struct ProseParser {
  let findings: Findings
  /// How many lines of the file stand before the parsed body.
  let lineOffset: Int

  /// The prose of a paragraph, a heading or a table's cell.
  func prose(_ element: MarkdownElement) -> Prose {
    Prose(spans(element.children, within: element))
  }

  private func spans(_ elements: [MarkdownElement], within block: MarkdownElement) -> [Span] {
    elements.flatMap { element -> [Span] in
      switch element.kind {
      case .text: text(element)
      case .code: [.code(element.literal)]
      case .emph: [.emphasis(spans(element.children, within: block))]
      case .strong: [.strong(spans(element.children, within: block))]
      case .link: link(element, within: block)
      case .softBreak: [.text(" ", location(of: block))]
      case .lineBreak: [.lineBreak]
      default: unknown(element, within: block)
      }
    }
  }

  /// Its place is asked for before those within it, so that columns are counted in one go.
  private func link(_ element: MarkdownElement, within block: MarkdownElement) -> [Span] {
    let place = location(of: element.line > 0 ? element : block)
    return [.link(spans(element.children, within: block), destination: element.url, place)]
  }

  private func unknown(_ element: MarkdownElement, within block: MarkdownElement) -> [Span] {
    findings.add(
      "markdown", "Lessons cannot show `\(element.name)` in a line of text.",
      at: location(of: element.line > 0 ? element : block),
      hint: "use plain text, `code`, *emphasis*, **strong** and [links](to.md)")
    return element.literal.isEmpty ? [] : [.text(element.literal, location(of: block))]
  }

  /// Splits a text at its slots.
  private func text(_ element: MarkdownElement) -> [Span] {
    var result: [Span] = []
    var rest = element.literal[...]
    var place = location(of: element)
    var line = line(of: element)
    func skip(_ piece: some StringProtocol) {
      let count = length(of: String(piece), in: line)
      line = line.dropFirst(count)
      place.column += count
    }
    while let open = rest.firstRange(of: "{{") {
      let before = rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
        skip(before)
        findings.add(
          "slot", "The slot does not end.", at: place, hint: "close it with }} on the same line")
        break
      }
      if !before.isEmpty { result.append(.text(String(before), place)) }
      skip(before)
      let path = String(rest[open.upperBound..<close.lowerBound])
      let (language, plain) = SlotGrammar.language(in: path)
      if let reference = SlotGrammar.reference(plain) {
        result.append(
          .slot(Slot(path: path, reference: reference, language: language, location: place)))
      } else {
        findings.add(
          "slot", "`{{\(path)}}` is no slot.", at: place, hint: SlotGrammar.summary)
      }
      place.column += path.count + 4
      line = line.dropFirst(path.count + 4)
      rest = rest[close.upperBound...]
    }
    if !rest.isEmpty { result.append(.text(String(rest), place)) }
    return result
  }

  /// Where a text begins. The library counts columns in bytes, a location counts characters.
  func location(of element: MarkdownElement) -> SourceLocation {
    let line = element.line + lineOffset
    let column = findings.column(ofByte: max(0, element.column - 1), inLine: line)
    return findings.location(line: line, column: column)
  }

  /// The source from where an element begins to the end of its line.
  private func line(of element: MarkdownElement) -> Substring {
    guard let text = findings.source.line(element.line + lineOffset) else { return "" }
    let start = text.utf8.index(
      text.startIndex, offsetBy: max(0, element.column - 1), limitedBy: text.endIndex)
    return text[(start ?? text.endIndex)...]
  }

  /// How many characters of the source a piece of text takes. An escape or an entity takes more room in
  /// the source than in the text, so the piece's end is looked for, as far as it could be.
  private func length(of piece: String, in line: Substring) -> Int {
    let count = piece.count
    guard count > 0, !line.hasPrefix(piece) else { return count }
    let tail = String(piece.suffix(8))
    let rest = line.prefix(count * Self.longestEntity)
    guard let found = rest.firstRange(of: tail + "{{") else { return count }
    return rest.distance(from: rest.startIndex, to: found.lowerBound) + tail.count
  }

  /// One character of text takes no more of the source than the longest entity.
  private static let longestEntity = 33
}

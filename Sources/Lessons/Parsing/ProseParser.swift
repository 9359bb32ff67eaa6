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
      case .link:
        [
          .link(
            spans(element.children, within: block), destination: element.url,
            location(of: element.line > 0 ? element : block))
        ]
      case .softBreak: [.text(" ", location(of: block))]
      case .lineBreak: [.lineBreak]
      default: unknown(element, within: block)
      }
    }
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
    func skip(_ piece: some StringProtocol) {
      place.column = column(after: String(piece), from: place)
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
      rest = rest[close.upperBound...]
    }
    if !rest.isEmpty { result.append(.text(String(rest), place)) }
    return result
  }

  /// Where a text begins. The library counts columns in bytes, a location counts characters.
  func location(of element: MarkdownElement) -> SourceLocation {
    let line = element.line + lineOffset
    guard let text = findings.source.line(line) else { return findings.location(line: line) }
    let bytes = text.utf8.prefix(max(0, element.column - 1))
    let column = String(decoding: bytes, as: UTF8.self).count + 1
    return findings.location(line: line, column: column)
  }

  /// The column behind a piece of text. An escape or an entity takes more room in the source than
  /// in the text, so the piece's end is looked for in the line.
  private func column(after piece: String, from place: SourceLocation) -> Int {
    guard !piece.isEmpty, let line = findings.source.line(place.line) else { return place.column }
    let rest = line.dropFirst(place.column - 1)
    let tail = String(piece.suffix(8))
    guard !rest.hasPrefix(piece), let found = rest.firstRange(of: tail + "{{") else {
      return place.column + piece.count
    }
    return place.column + rest.distance(from: rest.startIndex, to: found.lowerBound) + tail.count
  }
}

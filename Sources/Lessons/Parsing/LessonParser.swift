internal import Basics

/// Reads a lesson: front matter, title, steps.
package enum LessonParser {
  /// Reads a text; it never fails, it finds.
  ///
  /// - Parameters:
  ///   - text: the whole file.
  ///   - file: its path, for locations.
  package static func parse(_ text: String, file: String) -> ParsedLesson {
    guard text.utf8.count <= LessonFile.limit else { return tooLarge(file) }
    let findings = Findings(SourceText(text, file: file))
    guard let (header, bodyLine) = HeaderParser(findings: findings).parse() else {
      return ParsedLesson(lesson: nil, diagnostics: findings.diagnostics)
    }
    let body = findings.source.text(fromLine: bodyLine)
    let elements = MarkdownTree(parsing: body)?.document().children ?? []
    let prose = ProseParser(findings: findings, lineOffset: bodyLine - 1)
    let steps = steps(elements, header: header, prose: prose, findings: findings)
    let lesson = header.map {
      Lesson(
        file: file, header: $0, steps: steps,
        digest: FNV1a.digest(of: findings.source.text(fromLine: 1)))
    }
    return ParsedLesson(
      lesson: lesson, diagnostics: findings.diagnostics.sorted { $0.location < $1.location })
  }

  /// What is said of a lesson that is not read.
  static func tooLarge(_ file: String) -> ParsedLesson {
    let finding = Diagnostic(
      id: "lesson.size",
      message: "The file is larger than a lesson may be: \(ByteCount(LessonFile.limit)).",
      location: SourceLocation(file: file, line: 1),
      hint: "make it two lessons, or let the setup make its data")
    return ParsedLesson(lesson: nil, diagnostics: [finding])
  }

  private static func steps(
    _ elements: [MarkdownElement], header: LessonHeader?, prose: ProseParser, findings: Findings
  ) -> [Step] {
    var rest = elements[...]
    let place = rest.first.map(prose.location) ?? findings.location(line: 1)
    var title = header?.title ?? ""
    if let first = rest.first, first.kind == .heading, first.level == 1 {
      rest = rest.dropFirst()
      let written = prose.prose(first).plain()
      if let header, written != header.title {
        findings.add(
          "title", "The heading is not the title of the front matter.", at: place,
          hint: "write `# \(header.title)`")
      }
      title = written
    } else {
      findings.add(
        "title", "The lesson does not begin with its title.", at: place,
        hint: "write `# \(header?.title ?? "Title")` after the front matter")
    }
    let parser = StepParser(prose: prose, findings: findings)
    let isHeading: (MarkdownElement) -> Bool = { $0.kind == .heading && $0.level <= 2 }
    let introduction = rest.prefix { !isHeading($0) }
    var steps = [parser.step(title: title, part: .waste, location: place, introduction)]
    rest = rest.dropFirst(introduction.count)
    while let heading = rest.popFirst() {
      let body = rest.prefix { !isHeading($0) }
      rest = rest.dropFirst(body.count)
      steps.append(step(heading, body, parser: parser, prose: prose, findings: findings))
    }
    return steps
  }

  private static func step(
    _ heading: MarkdownElement, _ body: ArraySlice<MarkdownElement>, parser: StepParser,
    prose: ProseParser, findings: Findings
  ) -> Step {
    let place = prose.location(of: heading)
    if heading.level == 1 {
      findings.add(
        "title", "The lesson has a second title.", at: place,
        hint: "a step begins with ##, a heading in a step with ###")
    }
    let words = prose.prose(heading)
    if let slot = words.slots.first {
      findings.add(
        "slot", "A step's heading holds a slot.", at: slot.location,
        hint: "headings are shown before anything is measured")
    }
    let title = words.plain()
    return parser.step(title: title, part: Part.reading(title), location: place, body)
  }
}

internal import Basics

/// Reads a lesson's front matter.
struct HeaderParser {
  let findings: Findings

  /// The header and the number of the first line after the front matter; nil, with a finding, where
  /// there is no front matter. The header is nil where it lacks a key that a lesson cannot do without.
  func parse() -> (header: LessonHeader?, bodyLine: Int)? {
    let lines = findings.source.lines
    let start = findings.location(line: 1)
    guard lines.first == "---" else {
      findings.add(
        "front-matter", "The lesson has no front matter.", at: start,
        hint: "begin the file with a line ---, then `id: …`, and end it with a line ---")
      return nil
    }
    guard let end = lines.dropFirst().firstIndex(of: "---") else {
      findings.add(
        "front-matter", "The front matter does not end.", at: start, hint: "add a line ---")
      return nil
    }
    let text = lines[1..<end].joined(separator: "\n")
    let reader = YAMLText.mapping(
      text, origin: findings.location(line: 2), what: "The front matter", findings: findings)
    return (reader.flatMap(header), end + 2)
  }

  private func header(_ reader: KnobReader) -> LessonHeader? {
    let id = reader.name("id", required: true)
    let title = reader.string("title", required: true)
    let track = reader.name("track", required: true)
    let minutes = reader.size("minutes", required: true)
    let after = names(reader.strings("after"))
    let introduces = names(reader.strings("introduces"))
    let uses = names(reader.strings("uses"))
    let requires = requirements(reader.strings("requires") ?? [])
    let swift = reader.string("swift")
    reader.finish()
    guard let id, let title, let track else { return nil }
    return LessonHeader(
      id: id.text, title: title.text, track: track.text, minutes: minutes ?? 10, after: after,
      introduces: introduces, uses: uses, requires: requires,
      noSwiftReason: swift.flatMap { reason($0.text, at: $0.location) },
      idLocation: id.location, titleLocation: title.location, trackLocation: track.location)
  }

  /// All that is required, with a finding for each that pip would not be given.
  private func requirements(_ strings: [(text: String, location: SourceLocation)]) -> [String] {
    strings.map { text, location in
      do throws(RequirementText.Fault) {
        _ = try RequirementText(text)
      } catch {
        findings.add(
          "requires", "`\(text.truncated(columns: 60))` \(error.message).", at: location,
          hint: error.hint)
      }
      return text
    }
  }

  private func names(
    _ strings: [(text: String, location: SourceLocation)]?
  ) -> [LessonHeader.Name] {
    (strings ?? []).map { LessonHeader.Name(text: $0.text, location: $0.location) }
  }

  private func reason(_ text: String, at location: SourceLocation) -> String? {
    let opening = "none, because "
    guard text.hasPrefix(opening), text.count > opening.count else {
      findings.add(
        "value", "`swift` gives no reason.", at: location,
        hint: "write `swift: none, because …`, or leave it out and add swift blocks")
      return nil
    }
    return String(text.dropFirst(opening.count))
  }
}

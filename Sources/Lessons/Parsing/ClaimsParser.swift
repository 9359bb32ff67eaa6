package import Basics

/// Reads the catalogue of claims, `lessons/claims.yaml`.
package enum ClaimsParser {
  /// Reads a text; it never fails, it finds.
  package static func parse(
    _ text: String, file: String
  ) -> (catalogue: ClaimCatalogue, diagnostics: [Diagnostic]) {
    let findings = Findings(SourceText(text, file: file))
    var claims: [Claim] = []
    if let reader = YAMLText.mapping(
      text, origin: findings.location(line: 1), what: "The catalogue", findings: findings)
    {
      FormatVersion.check(reader, findings: findings)
      let sources = reader.mappings("sources", required: true).compactMap(source)
      let entries = reader.mappings("claims", required: true)
      reader.finish()
      for entry in entries {
        guard let claim = claim(entry, sources: sources, findings: findings) else { continue }
        if claims.contains(where: { $0.id == claim.id }) {
          findings.add(
            "claims", "The claim \(claim.id) stands twice.", at: claim.location,
            hint: "ids are stable: give the new claim a number of its own")
        } else {
          claims.append(claim)
        }
      }
    }
    return (ClaimCatalogue(claims), findings.diagnostics.sorted { $0.location < $1.location })
  }

  /// The reason in `unjudgeable: because …`.
  private static func reason(
    _ text: String, at location: SourceLocation, _ findings: Findings
  ) -> String? {
    let opening = "because "
    guard text.hasPrefix(opening), text.count > opening.count else {
      findings.add(
        "claims", "`unjudgeable` gives no reason.", at: location,
        hint: "write `unjudgeable: because …`")
      return nil
    }
    return String(text.dropFirst(opening.count))
  }

  private static func source(_ reader: KnobReader) -> Claim.Source? {
    let id = reader.string("id", required: true)
    let title = reader.string("title", required: true)
    let author = reader.string("author", required: true)
    reader.finish()
    guard let id, let title, let author else { return nil }
    return Claim.Source(id: id.text, title: title.text, author: author.text)
  }

  private static func claim(
    _ reader: KnobReader, sources: [Claim.Source], findings: Findings
  ) -> Claim? {
    let id = reader.string("id", required: true)
    let says = reader.string("says", required: true)
    let figures = reader.strings("figures") ?? []
    let lesson = reader.name("lesson")
    let unjudgeable = reader.string("unjudgeable")
    reader.finish()
    guard let id, let says else { return nil }
    guard SlotGrammar.isClaimID(id.text) else {
      findings.add(
        "claims", "`\(id.text)` is no claim's id.", at: id.location,
        hint: "write the source's letter and a number, such as D4")
      return nil
    }
    guard let source = sources.first(where: { id.text.hasPrefix($0.id) }) else {
      findings.add(
        "claims", "No source has the letter of \(id.text).", at: id.location,
        hint: "add it below `sources`, with id, title and author")
      return nil
    }
    return Claim(
      id: id.text, says: says.text, source: source, figures: figures.map(\.text),
      lesson: lesson?.text,
      unjudgeable: unjudgeable.flatMap { reason($0.text, at: $0.location, findings) },
      location: id.location)
  }
}

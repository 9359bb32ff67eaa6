package import Basics

/// Reads the list of tracks, `lessons/course.yaml`.
package enum TracksParser {
  /// Reads a text; it never fails, it finds.
  package static func parse(
    _ text: String, file: String
  ) -> (tracks: [Track], diagnostics: [Diagnostic]) {
    let findings = Findings(SourceText(text, file: file))
    var tracks: [Track] = []
    if let reader = YAMLText.mapping(
      text, origin: findings.location(line: 1), what: "The list of tracks", findings: findings)
    {
      FormatVersion.check(reader, findings: findings)
      for entry in reader.mappings("tracks", required: true) {
        guard let track = track(entry) else { continue }
        if tracks.contains(where: { $0.id == track.id }) {
          findings.add(
            "tracks", "The track \(track.id) stands twice.", at: track.location,
            hint: "remove one of them")
        } else {
          tracks.append(track)
        }
      }
      reader.finish()
    }
    return (tracks, findings.diagnostics.sorted { $0.location < $1.location })
  }

  private static func track(_ reader: KnobReader) -> Track? {
    let id = reader.name("id", required: true)
    let title = reader.string("title", required: true)
    let about = reader.string("about", required: true)
    reader.finish()
    guard let id, let title, let about else { return nil }
    return Track(id: id.text, title: title.text, about: about.text, location: id.location)
  }
}

/// The version that the YAML files beside the lessons carry.
enum FormatVersion {
  static let current = 1

  /// Refuses a version this program does not know.
  static func check(_ reader: KnobReader, findings: Findings) {
    guard let version = reader.size("version", required: true), version != current else { return }
    findings.add(
      "version", "This file has version \(version); this program reads version \(current).",
      at: reader.location(of: "version"), hint: "use a newer heft, or write the older form")
  }
}

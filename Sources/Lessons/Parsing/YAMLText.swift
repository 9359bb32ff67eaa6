internal import Basics
internal import Yams

/// Reads the YAML parts of lessons, so that its errors become findings with a place.
enum YAMLText {
  /// The mapping a text consists of; nil, with a finding, where it is none.
  ///
  /// - Parameters:
  ///   - text: the YAML.
  ///   - origin: where its first character stands.
  ///   - what: what it is, for messages: `the front matter`.
  static func mapping(
    _ text: String, origin: SourceLocation, what: String, findings: Findings
  ) -> KnobReader? {
    do {
      guard let node = try Yams.compose(yaml: text), case .mapping(let mapping) = node else {
        findings.add(
          "yaml", "\(what) is no list of keys and values.", at: origin,
          hint: "write one `key: value` a line")
        return nil
      }
      return KnobReader(mapping, origin: origin, what: what, findings: findings)
    } catch {
      report(error, origin: origin, what: what, findings: findings)
      return nil
    }
  }

  /// The place in the file of a place in the YAML.
  static func location(_ mark: Mark?, origin: SourceLocation) -> SourceLocation {
    guard let mark else { return origin }
    return SourceLocation(
      file: origin.file, line: origin.line + mark.line - 1, column: max(1, mark.column))
  }

  private static func report(
    _ error: any Error, origin: SourceLocation, what: String, findings: Findings
  ) {
    var mark: Mark?
    var problem = "it cannot be read"
    switch error as? YamlError {
    case .scanner(_, let text, let place, _), .parser(_, let text, let place, _),
      .composer(_, let text, let place, _):
      (problem, mark) = (text, place)
    case .duplicatedKeysInMapping(let keys, let context):
      (problem, mark) = ("the key \(keys.joined(separator: ", ")) stands twice", context.mark)
    default: break
    }
    findings.add(
      "yaml", "\(what) is not YAML: \(problem).", at: location(mark, origin: origin),
      hint: "put a value that holds a colon or a bracket between double quotes")
  }
}

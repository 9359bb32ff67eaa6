internal import Basics

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
      let root = try YAMLReader.root(of: text)
      guard let root, case .mapping(let entries) = root.content else {
        findings.add(
          "yaml", "\(what) is no list of keys and values.", at: origin,
          hint: "write one `key: value` a line")
        return nil
      }
      return KnobReader(entries, at: root.mark, origin: origin, what: what, findings: findings)
    } catch {
      report(error, origin: origin, what: what, findings: findings)
      return nil
    }
  }

  /// The place in the file of a place in the YAML.
  static func location(_ mark: YAMLMark, origin: SourceLocation) -> SourceLocation {
    SourceLocation(
      file: origin.file, line: origin.line + mark.line - 1, column: mark.column)
  }

  private static func report(
    _ error: YAMLError, origin: SourceLocation, what: String, findings: Findings
  ) {
    let (problem, mark): (String, YAMLMark)
    var hint = "put a value that holds a colon or a bracket between double quotes"
    switch error {
    case .syntax(let said, let place):
      (problem, mark) = ("is not YAML: \(said)", place)
    case .repeatedKeys(let keys, let place):
      (problem, mark) = ("is not YAML: the key \(keys.joined(separator: ", ")) stands twice", place)
    case .character(let said, let place):
      (problem, mark, hint) = ("is not YAML: \(said)", place, "take that character out")
    case .limit(let said, let place):
      (problem, mark, hint) = (
        "is too large: \(said)", place, "leave out what heft does not ask for"
      )
    }
    findings.add("yaml", "\(what) \(problem).", at: location(mark, origin: origin), hint: hint)
  }
}

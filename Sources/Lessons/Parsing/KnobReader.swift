internal import Basics

/// Takes the values out of one YAML mapping, key by key, and reports what is wrong with each.
///
/// Scalars are read as they are written: `3.10` stays the version 3.10, where a YAML number would
/// become 3.1.
final class KnobReader {
  /// Where the mapping begins.
  let location: SourceLocation
  private let origin: SourceLocation
  private let what: String
  private let findings: Findings
  private let entries: [YAMLEntry]
  private var asked: [String] = []

  init(
    _ entries: [YAMLEntry], at mark: YAMLMark, origin: SourceLocation, what: String,
    findings: Findings
  ) {
    self.location = YAMLText.location(mark, origin: origin)
    self.origin = origin
    self.what = what
    self.findings = findings
    self.entries = entries
  }

  /// A scalar with its place; nil where the key is missing, with a finding where it is required.
  func string(_ key: String, required: Bool = false) -> (text: String, location: SourceLocation)? {
    guard let node = take(key, required: required) else { return nil }
    guard let text = node.text else {
      return wrong(key, node, "is no single value", hint: "write `\(key): value`")
    }
    guard !text.isEmpty else {
      return wrong(key, node, "is empty", hint: "write `\(key): value`")
    }
    return (text, place(node))
  }

  /// A lower-case name such as `points`.
  func name(_ key: String, required: Bool = false) -> (text: String, location: SourceLocation)? {
    guard let (text, place) = string(key, required: required) else { return nil }
    guard SlotGrammar.isName(text) else {
      findings.add(
        "value", "`\(key)` is no name: `\(text)`.", at: place,
        hint: "use lower-case letters, digits and -, a letter first")
      return nil
    }
    return (text, place)
  }

  /// A whole number of at least 1; `_` may part its digits.
  func size(_ key: String, required: Bool = false) -> Int? {
    guard let (text, place) = string(key, required: required) else { return nil }
    return size(text, key: key, at: place)
  }

  /// Whole numbers of at least 1, from `[10, 20]`.
  func sizes(_ key: String, required: Bool = false) -> [Int]? {
    strings(key, required: required)?.compactMap { size($0.text, key: key, at: $0.location) }
  }

  /// A number above 0; `_` may part its digits.
  func number(_ key: String, required: Bool = false) -> Double? {
    guard let (text, place) = string(key, required: required) else { return nil }
    guard let value = Double(text.filter { $0 != "_" }), value > 0, value.isFinite else {
      findings.add(
        "value", "`\(key)` is no number above 0: `\(text)`.", at: place,
        hint: "write it like 1.5")
      return nil
    }
    return value
  }

  /// A word out of a fixed list.
  func choice<Word: CaseIterable & RawRepresentable<String>>(
    _ key: String, _ type: Word.Type, required: Bool = false
  ) -> Word? {
    guard let (text, place) = string(key, required: required) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let near = Spelling.nearest(to: text, in: words)
    findings.add(
      "value", "`\(key)` cannot be `\(text)`.", at: place,
      hint: near.map { "did you mean `\($0)`?" } ?? "one of \(words.joined(separator: ", "))")
    return nil
  }

  /// A minor version such as `3.11`.
  func version(_ key: String) -> LanguageVersion? {
    guard let (text, place) = string(key) else { return nil }
    guard let version = LanguageVersion(text) else {
      findings.add(
        "value", "`\(key)` is no version: `\(text)`.", at: place, hint: "write it like 3.11")
      return nil
    }
    return version
  }

  /// Scalars from `[a, b]` or a list; nil where the key is missing.
  func strings(
    _ key: String, required: Bool = false
  ) -> [(text: String, location: SourceLocation)]? {
    guard let node = take(key, required: required) else { return nil }
    guard case .sequence(let sequence) = node.content else {
      return wrong(key, node, "is no list", hint: "write `\(key): [one, two]`")
    }
    return sequence.compactMap { element in
      guard let text = element.text else {
        return wrong(
          key, element, "holds something that is no single value",
          hint: "write `\(key): [one, two]`")
      }
      return (text, place(element))
    }
  }

  /// The mapping below a key.
  func mapping(_ key: String) -> KnobReader? {
    guard let node = take(key, required: false) else { return nil }
    return reader(key, node)
  }

  /// The mappings listed below a key.
  func mappings(_ key: String, required: Bool = false) -> [KnobReader] {
    guard let node = take(key, required: required) else { return [] }
    guard case .sequence(let sequence) = node.content else {
      findings.add(
        "value", "`\(key)` is no list.", at: place(node),
        hint: "begin each of its entries with `- `")
      return []
    }
    return sequence.compactMap { reader(key, $0) }
  }

  /// A scalar that another place reads and judges.
  func peek(_ key: String) -> String? {
    entries.first { $0.key.text == key }?.value.text
  }

  /// Where a key's value stands; the mapping's place where it is missing.
  func location(of key: String) -> SourceLocation {
    entries.first { $0.key.text == key }.map { place($0.value) } ?? location
  }

  /// Reports the keys that nobody asked for.
  func finish() {
    for key in entries.map(\.key) where !asked.contains(key.text ?? "") {
      let name = key.text ?? "?"
      let near = Spelling.nearest(to: name, in: asked)
      findings.add(
        "unknown-key", "\(what) has no key `\(name)`.", at: place(key),
        hint: near.map { "did you mean `\($0)`?" }
          ?? "its keys are \(asked.joined(separator: ", "))")
    }
  }

  private func take(_ key: String, required: Bool) -> YAMLNode? {
    asked.append(key)
    if let entry = entries.first(where: { $0.key.text == key }) {
      return entry.value.isNull ? nil : entry.value
    }
    if required {
      findings.add(
        "missing-key", "\(what) lacks `\(key)`.", at: location, hint: "add a line `\(key): …`")
    }
    return nil
  }

  private func reader(_ key: String, _ node: YAMLNode) -> KnobReader? {
    guard case .mapping(let entries) = node.content else {
      return wrong(
        key, node, "holds no keys and values", hint: "write `name: value` lines below it")
    }
    return KnobReader(
      entries, at: node.mark, origin: origin, what: "`\(key)`", findings: findings)
  }

  private func size(_ text: String, key: String, at place: SourceLocation) -> Int? {
    let digits = text.filter { $0 != "_" }
    guard let value = Int(digits), value >= 1 else {
      findings.add(
        "value", "`\(key)` is no whole number of at least 1: `\(text)`.", at: place,
        hint: "write it like 1_000_000")
      return nil
    }
    return value
  }

  private func wrong<T>(_ key: String, _ node: YAMLNode, _ problem: String, hint: String) -> T? {
    findings.add("value", "`\(key)` \(problem).", at: place(node), hint: hint)
    return nil
  }

  private func place(_ node: YAMLNode) -> SourceLocation {
    YAMLText.location(node.mark, origin: origin)
  }
}

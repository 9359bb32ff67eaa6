import Basics
import Foundation

/// The part of JSON Schema (draft 2020-12) that the schemas in `docs/json` use.
///
/// A keyword that it does not know is a finding, so that none is passed over.
struct Schema {
  let root: JSONValue

  /// Reads `docs/json/NAME.schema.json`.
  init(_ name: String, file: String = #filePath) throws {
    let url = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/json/\(name).schema.json")
    root = try JSONValue(parsing: Data(contentsOf: url))
  }

  /// What is wrong with a document, each with its place; empty where it is valid.
  func findings(in document: JSONValue) -> [String] {
    check(document, against: root, at: "$")
  }

  private func check(_ value: JSONValue, against schema: JSONValue, at place: String) -> [String] {
    var findings: [String] = []
    for (keyword, rule) in schema.object ?? [:] {
      switch keyword {
      case "$schema", "title", "description", "$defs", "properties": break
      case "$ref":
        let name = rule.string?.split(separator: "/").last.map(String.init) ?? ""
        guard let target = root["$defs"]?[name] else {
          findings.append("\(place): no definition \(name)")
          continue
        }
        findings += check(value, against: target, at: place)
      case "const": if value != rule { findings.append("\(place): is not \(rule.line())") }
      case "enum":
        if rule.array?.contains(value) != true { findings.append("\(place): is none of the enum") }
      case "type":
        let types = rule.array?.compactMap(\.string) ?? [rule.string ?? ""]
        if !types.contains(where: { Self.is(value, $0) }) {
          findings.append("\(place): is no \(types.joined(separator: " or "))")
        }
      case "minimum":
        if let number = value.double, let least = rule.double, number < least {
          findings.append("\(place): is below \(least)")
        }
      case "required":
        guard let members = value.object else { continue }
        for name in rule.array?.compactMap(\.string) ?? [] where members[name] == nil {
          findings.append("\(place): lacks \(name)")
        }
      case "additionalProperties":
        for (name, member) in value.object ?? [:] {
          if let known = schema["properties"]?[name] {
            findings += check(member, against: known, at: "\(place).\(name)")
          } else {
            findings.append("\(place): has \(name)")
          }
        }
      case "items":
        for (index, item) in (value.array ?? []).enumerated() {
          findings += check(item, against: rule, at: "\(place)[\(index)]")
        }
      case "anyOf":
        let attempts = (rule.array ?? []).map { check(value, against: $0, at: place) }
        if !attempts.contains([]) { findings += attempts.last ?? [] }
      default: findings.append("\(place): the keyword \(keyword) is not known here")
      }
    }
    return findings
  }

  private static func `is`(_ value: JSONValue, _ type: String) -> Bool {
    switch type {
    case "null": value.isNull
    case "boolean": value.bool != nil
    case "integer": value.int != nil
    case "number": value.double != nil
    case "string": value.string != nil
    case "array": value.array != nil
    case "object": value.object != nil
    default: false
    }
  }
}

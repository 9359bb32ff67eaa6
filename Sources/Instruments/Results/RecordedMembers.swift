import Basics
import Journaling
import Measuring
import Reporting

/// What results of exported notes have in common, written.
extension [String: JSONValue] {
  /// Where a result belongs, and the versions of the packages that its code imports.
  init(place: LessonPlace?, packages: [String: String]?) {
    self = [
      "place": place.map { place in
        [
          "lesson": .string(place.lesson), "step": .optional(place.step),
          "experiment": .optional(place.experiment),
        ]
      } ?? .null,
      "packages": packages.map { .object($0.mapValues(JSONValue.string)) } ?? .null,
    ]
  }

  /// These members and others.
  func with(_ others: [String: JSONValue]) -> [String: JSONValue] {
    merging(others) { _, last in last }
  }
}

/// What results of exported notes have in common, read.
extension JSONMembers {
  /// The code that was measured.
  func code() throws(Mismatch) -> Snippet {
    guard let code = try object("code") else { throw mismatch("code", "object") }
    return try Snippet(json: code)
  }

  /// The code that ran before.
  func setup() throws(Mismatch) -> [Snippet] {
    try list("setup") { (code) throws(Mismatch) in try Snippet(json: code) }
  }

  /// How long it was timed.
  func effort() throws(Mismatch) -> Effort {
    guard let effort = Effort(rawValue: try string("effort")) else {
      throw mismatch("effort", "effort")
    }
    return effort
  }

  /// The engine that measured it.
  func engine() throws(Mismatch) -> EngineIdentity {
    guard let engine = try object("engine") else { throw mismatch("engine", "object") }
    return try EngineIdentity(json: engine)
  }
}

extension [Snippet] {
  /// Whether `--setup` was given, which has code run in a process of its own.
  var isAfresh: Bool { last?.origin.file == Snippet.setupFile }
}

extension String {
  /// The first line, with a mark where there are more.
  var firstLine: String {
    let lines = split(separator: "\n")
    return lines.count > 1 ? "\(lines[0]) …" : lines.first.map(String.init) ?? self
  }
}

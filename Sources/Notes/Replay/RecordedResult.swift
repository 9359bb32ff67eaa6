package import Basics
package import Engines
import Instruments
import Journaling
package import Languages
import Lessons
package import Measuring
import Reporting

/// A result of exported notes: what was found, and what it takes to measure it again.
package struct RecordedResult {
  /// Its number in the session; nil where the notes have none.
  package var number: Int?
  var work: Work
  package var figures: MeasuredFigures
  /// The engine that measured it.
  package var engine: EngineIdentity
  /// The versions of the packages that its code imports.
  package var packages: [String: String]
  /// The lesson it belongs to.
  package var lesson: String?

  /// What has to be done to measure it again.
  enum Work {
    /// `isAfresh` says whether the code ran in a process of its own rather than in the session's.
    case size(Snippet, setup: [Snippet], n: Int?, isAfresh: Bool)
    case compare(Experiment, Effort)
    case time(Snippet, setup: [Snippet], n: Int?, Effort)
    case watch(Snippet, setup: [Snippet], n: Int?)
    /// `isAfresh` as for a size.
    case layout(Snippet, setup: [Snippet], n: Int?, isAfresh: Bool)
  }
}

extension RecordedResult {
  /// Reads an item of the document; nil where it is no result.
  init?(item: JSONValue) throws(JSONMembers.Mismatch) {
    let members = try JSONMembers(item)
    number = try members.optionalInt("number")
    packages = members["packages"].object?.compactMapValues(\.string) ?? [:]
    lesson = members["place"]["lesson"]?.string
    switch try members.string("type") {
    case "sized":
      let sizing = try Sizing(json: members["result"])
      let setup = try Self.setup(members)
      let code =
        try members.object("code").map { (code) throws(JSONMembers.Mismatch) in
          try Snippet(json: code)
        } ?? Snippet(sizing.expression, origin: SourceLocation(file: "expression", line: 1))
      work = .size(
        code, setup: setup, n: try members.optionalInt("n"), isAfresh: Self.isAfresh(setup))
      figures = MeasuredFigures(sizing)
      engine = sizing.engine
    case "compared":
      let comparison = try Comparison(json: members["result"])
      work = .compare(
        try Experiment(json: members["experiment"]), try Self.effort(members))
      figures = MeasuredFigures(comparison)
      engine = comparison.engine
    case "timed":
      guard let timing = try members.object("timing") else {
        throw members.mismatch("timing", "object")
      }
      work = .time(
        try Self.code(members), setup: try Self.setup(members), n: try members.optionalInt("n"),
        try Self.effort(members))
      figures = MeasuredFigures(time: try Timing.read(timing))
      engine = try Self.engine(members)
    case "watched":
      work = .watch(
        try Self.code(members), setup: try Self.setup(members), n: try members.optionalInt("n"))
      figures = MeasuredFigures(
        peak: try members.optionalInt("peak"), kept: try members.optionalInt("kept"))
      engine = try Self.engine(members)
    case "laid-out":
      let layout = try ObjectLayout(json: members["result"])
      let setup = try Self.setup(members)
      work = .layout(
        try Self.code(members), setup: setup, n: try members.optionalInt("n"),
        isAfresh: Self.isAfresh(setup))
      figures = MeasuredFigures(layout)
      engine = layout.engine
    default: return nil
    }
  }

  /// Whether `--setup` was given, which has code run in a process of its own.
  private static func isAfresh(_ setup: [Snippet]) -> Bool { setup.last?.origin.file == "setup" }

  private static func code(_ members: JSONMembers) throws(JSONMembers.Mismatch) -> Snippet {
    guard let code = try members.object("code") else { throw members.mismatch("code", "object") }
    return try Snippet(json: code)
  }

  private static func setup(_ members: JSONMembers) throws(JSONMembers.Mismatch) -> [Snippet] {
    try members.list("setup") { (code) throws(JSONMembers.Mismatch) in try Snippet(json: code) }
  }

  private static func effort(_ members: JSONMembers) throws(JSONMembers.Mismatch) -> Effort {
    guard let effort = Effort(rawValue: try members.string("effort")) else {
      throw members.mismatch("effort", "effort")
    }
    return effort
  }

  private static func engine(
    _ members: JSONMembers
  ) throws(JSONMembers.Mismatch) -> EngineIdentity {
    guard let engine = try members.object("engine") else {
      throw members.mismatch("engine", "object")
    }
    return try EngineIdentity(json: engine)
  }
}

extension RecordedResult {
  /// The language of its code; nil for one that this heft does not know.
  package var language: CodeLanguage? { CodeLanguage(rawValue: engine.name) }

  /// What its engine had been given beside its own.
  ///
  /// - Throws: where one of the names is no package's.
  package func requirements() throws(PackageError) -> [Requirement] {
    let names = (engine.packages ?? [:]).keys.sorted()
    // No list of packages says that PySpark runs on Java.
    var requirements: [Requirement] = []
    for name in names.contains("pyspark") ? names + [Requirement.java] : names {
      requirements.append(try Requirement(name))
    }
    return requirements
  }

  /// What it is called where results are listed: the code, or the variants' names.
  package var title: String {
    switch work {
    case .size(let code, _, _, _): "size \(code.code.firstLine)"
    case .time(let code, _, _, _): "time \(code.code.firstLine)"
    case .watch(let code, _, _): "watch \(code.code.firstLine)"
    case .layout(let code, _, _, _): "layout \(code.code.firstLine)"
    case .compare(let experiment, _):
      experiment.variants.map(\.name).joined(separator: " · ")
        + (experiment.n.map { ", n = \($0.grouped)" } ?? "")
    }
  }

  /// The tag that the journal has for it.
  package var type: String {
    switch work {
    case .size: "sized"
    case .compare: "compared"
    case .time: "timed"
    case .watch: "watched"
    case .layout: "laid-out"
    }
  }

  /// All of its code.
  package var code: [Snippet] {
    switch work {
    case .size(let code, let setup, _, _), .time(let code, let setup, _, _),
      .watch(let code, let setup, _), .layout(let code, let setup, _, _):
      setup + [code]
    case .compare(let experiment, _): experiment.code + (experiment.rehearsal ?? [])
    }
  }
}

extension String {
  /// The first line, with a mark where there are more.
  fileprivate var firstLine: String {
    let lines = split(separator: "\n")
    return lines.count > 1 ? "\(lines[0]) …" : lines.first.map(String.init) ?? self
  }
}

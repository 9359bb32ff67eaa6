internal import ArgumentParser
internal import Course
internal import Instruments

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Lint lessons and run them; fails if one does.")

  @Argument(
    help: ArgumentHelp("Lesson files or folders; the course by default.", valueName: "path"),
    completion: .file())
  var paths: [String] = []
  @Flag(help: "Only lint; run nothing.")
  var lintOnly = false
  @Flag(help: "Take memory once at a smaller size, and no times.")
  var quick = false
  @Option(
    name: .customLong("python"),
    help: ArgumentHelp(
      "A Python to run on, once for each; the usual one and the newest by default.",
      valueName: "path"),
    completion: .file())
  var pythons: [String] = []
  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  func validate() throws {
    if lintOnly, quick { throw ValidationError("--lint-only and --quick exclude each other") }
  }

  func run() throws {
    let depth: CheckDepth = lintOnly ? .lintOnly : quick ? .quick : .full
    try CommonOptions.perform(json: json, python: pythons.first) { (workspace) throws(Problem) in
      try workspace.check(paths, depth: depth, pythons: pythons)
    }
  }
}

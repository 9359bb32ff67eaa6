internal import ArgumentParser
internal import Course
internal import Instruments

struct ClaimsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "Hold what the sources claim against this machine.")

  @Argument(
    help: ArgumentHelp(
      "Claims such as D4, sources by their letter, or lessons; all claims by default.",
      valueName: "id"))
  var names: [String] = []
  @Flag(help: "Measure at the lessons' full sizes.")
  var full = false
  @Option(
    name: .customLong("python"),
    help: ArgumentHelp(
      "A Python to judge on, once for each; every one that is found by default.",
      valueName: "path"),
    completion: .file())
  var pythons: [String] = []
  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  func run() throws {
    let request = ClaimsRequest(names: names, pythons: pythons, isFull: full)
    try CommonOptions.perform(json: json, python: pythons.first) {
      (workspace) throws(Problem) in try workspace.judgeClaims(request)
    }
  }
}

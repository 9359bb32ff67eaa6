internal import ArgumentParser
internal import Console
internal import Instruments

/// What every measuring subcommand takes: which engine, and which form of output.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The Python to use: a path, or a version such as 3.12.", valueName: "path"),
    completion: .file())
  var python: String?
  @Flag(help: "The code is Swift.")
  var swift = false
  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  /// Runs one piece of work of the workspace and prints what it reports.
  ///
  /// - Throws: the ``Ending`` with its exit code, or the ``Problem`` that stopped it.
  func perform(_ work: (Workspace) throws(Problem) -> Report) throws {
    if swift, python != nil {
      throw Problem.usage(
        "--swift and --python exclude each other", hint: "give the one that the code is for")
    }
    try Self.perform(json: json, python: python, swift: swift, work)
  }

  /// The same for a subcommand that takes more than one interpreter.
  static func perform(
    json: Bool, python: String?, swift: Bool = false,
    _ work: (Workspace) throws(Problem) -> Report
  ) throws {
    let edge = Edge(json: json)
    let report = try work(Workspace(presenter: edge.presenter, python: python, swift: swift))
    edge.print(report)
    throw Ending(report.exitCode)
  }
}

extension CommonOptions {
  /// Runs work that has neither an engine nor a JSON form.
  static func plain(_ work: (Workspace) throws(Problem) -> Report) throws {
    let edge = Edge(json: false)
    let report = try work(Workspace(presenter: edge.presenter, python: nil))
    edge.print(report)
    throw Ending(report.exitCode)
  }
}

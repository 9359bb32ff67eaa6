internal import ArgumentParser
internal import Console

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a file of shell commands.")

  @Argument(help: ArgumentHelp("The file.", valueName: "file"), completion: .file())
  var file: String
  @Option(
    help: ArgumentHelp("The Python to use: a path, or a version such as 3.12.", valueName: "path"),
    completion: .file())
  var python: String?

  func run() throws {
    throw Ending(try Shell.run(fileAt: file, python: python))
  }
}

internal import ArgumentParser
internal import Workbench

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Measure exported notes again and show what changed.",
    discussion: "It runs the code that the notes hold.")

  @Argument(
    help: ArgumentHelp("Markdown, a notebook or JSON of `heft notes export`.", valueName: "file"),
    completion: .file())
  var file: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.perform { (workspace) throws(Problem) in try workspace.replay(file) }
  }
}

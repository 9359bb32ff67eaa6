internal import ArgumentParser
internal import Instruments
internal import Notes

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Measure exported notes again and show what changed.",
    discussion:
      "It runs the code that the notes hold, and shows it first. Code that their text does not show is not run without --force."
  )

  @Argument(
    help: ArgumentHelp("Markdown, a notebook or JSON of `heft notes export`.", valueName: "file"),
    completion: .file())
  var file: String
  @Flag(help: "Run also code that the text of the notes does not show.")
  var force = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.perform { (workspace) throws(Problem) in
      try workspace.replay(file, force: force)
    }
  }
}

internal import ArgumentParser
internal import Workbench

struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Play one lesson straight through.")

  @Argument(help: ArgumentHelp("A lesson's id, or a path to a lesson's file.", valueName: "id"))
  var lesson: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.perform { (workspace) throws(Problem) in try workspace.play(lesson) }
  }
}

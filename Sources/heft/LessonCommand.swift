internal import ArgumentParser
internal import Course
internal import Instruments

struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Play one lesson straight through.")

  @Argument(help: ArgumentHelp("A lesson's id, or a path to a lesson's file.", valueName: "id"))
  var lesson: String
  @Flag(help: "First install the packages that it needs and does not have.")
  var install = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.perform { (workspace) throws(Problem) in
      try workspace.play(lesson, installs: install)
    }
  }
}

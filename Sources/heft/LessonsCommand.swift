internal import ArgumentParser
internal import Course
internal import Instruments

struct LessonsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons", abstract: "List the course and your progress.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.perform { (workspace) throws(Problem) in try workspace.lessons() }
  }
}

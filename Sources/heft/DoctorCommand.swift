internal import ArgumentParser
internal import Instruments
internal import Shell

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what works here and what does not.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.perform { (workspace) throws(Problem) in try workspace.doctor() }
  }
}

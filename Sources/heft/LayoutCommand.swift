internal import ArgumentParser
internal import Instruments

struct LayoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layout", abstract: "Map the bytes of one object.")

  @Argument(help: ArgumentHelp("The expression whose value to map.", valueName: "expr"))
  var expression: String
  @Option(help: ArgumentHelp("Code that runs before.", valueName: "code"))
  var setup: String?
  @Option(help: "The value of n in the code.", transform: CommandLineValue.count)
  var n: Int?
  @OptionGroup var common: CommonOptions

  func run() throws {
    let request = LayoutRequest(expression: expression, setup: setup, n: n)
    try common.perform { (workspace) throws(Problem) in try workspace.layout(request) }
  }
}

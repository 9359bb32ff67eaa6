internal import ArgumentParser
internal import Instruments

struct SizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "size", abstract: "Weigh the value of an expression.")

  @Argument(help: ArgumentHelp("The expression to weigh.", valueName: "expr"))
  var expression: String
  @Flag(name: .customLong("where"), help: "Show all that is known of where the bytes are.")
  var wholly = false
  @Option(help: ArgumentHelp("Code that runs before, unmeasured.", valueName: "code"))
  var setup: String?
  @Option(help: "The value of n in the code.", transform: CommandLineValue.count)
  var n: Int?
  @OptionGroup var common: CommonOptions

  func run() throws {
    let request = SizeRequest(expression: expression, setup: setup, n: n, wholly: wholly)
    try common.perform { (workspace) throws(Problem) in try workspace.size(request) }
  }
}

internal import ArgumentParser
internal import Instruments

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Measure two or more constructions side by side.")

  @Argument(help: ArgumentHelp("The constructions, two or more.", valueName: "code"))
  var variants: [String]
  @Option(help: ArgumentHelp("Code that runs before each, unmeasured.", valueName: "code"))
  var setup: String?
  @Option(
    help: ArgumentHelp(
      "Code that uses what was built, as `it`; its value is the answer.", valueName: "code"))
  var use: String?
  @Option(help: "The value of n in the code.", transform: CommandLineValue.count)
  var n: Int?
  @Flag(help: "Time for longer: finds a difference of 10 % on a body of 10 ms.")
  var careful = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let request = CompareRequest(
      variants: variants, setup: setup, use: use, n: n, isCareful: careful)
    try common.perform { (workspace) throws(Problem) in try workspace.compare(request) }
  }
}

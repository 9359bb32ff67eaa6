internal import ArgumentParser
internal import Workbench

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Lint lessons and run them; fails if one does.")

  @Argument(
    help: ArgumentHelp("Lesson files or folders; the course by default.", valueName: "path"),
    completion: .file())
  var paths: [String] = []
  @Flag(help: "Only lint; run nothing.")
  var lintOnly = false
  @Flag(help: "Take memory once at a smaller size, and no times.")
  var quick = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if lintOnly, quick { throw ValidationError("--lint-only and --quick exclude each other") }
  }

  func run() throws {
    let depth: CheckDepth = lintOnly ? .lintOnly : quick ? .quick : .full
    try common.perform { (workspace) throws(Problem) in
      try workspace.check(paths, depth: depth)
    }
  }
}

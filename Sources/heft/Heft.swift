internal import ArgumentParser
internal import Console
internal import Workbench

/// The command line: options in, one call into the workbench, an exit code out.
@main
struct Heft: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "heft",
    abstract: "Weigh data structures, and learn how to make them lighter.",
    discussion: """
      Without a subcommand heft opens its shell; without a terminal the shell reads commands from \
      standard input.
      """,
    version: HeftVersion.current,
    subcommands: [
      SizeCommand.self, CompareCommand.self, LayoutCommand.self, LessonsCommand.self,
      LessonCommand.self, CheckCommand.self, ClaimsCommand.self, NotesCommand.self,
      ReplayCommand.self,
      RunCommand.self, DoctorCommand.self,
    ])

  @Option(
    help: ArgumentHelp(
      "The shell's Python: a path, or a version such as 3.12.", valueName: "path"),
    completion: .file())
  var python: String?

  func run() throws {
    throw Ending(Shell.open(python: python))
  }

  /// Runs the command and maps every way it can end to the exit codes of the contract.
  static func main() {
    // Most starts are `heft` alone; they need no option parser.
    if CommandLine.arguments.count == 1 { Edge.leave(with: Shell.open()) }
    do {
      if let problem = UnknownCommand.problem(in: Array(CommandLine.arguments.dropFirst())) {
        throw problem
      }
      var command = try parseAsRoot()
      try command.run()
      Edge.leave(with: .done)
    } catch let ending as Ending {
      Edge.leave(with: ending.code)
    } catch let problem as Problem {
      Edge.report(problem)
      Edge.leave(with: problem.exitCode)
    } catch {
      // Help and version are ends of their own; everything else here is bad usage.
      let isUsage = exitCode(for: error) != .success
      Edge.write(fullMessage(for: error), toError: isUsage)
      Edge.leave(with: isUsage ? .usage : .done)
    }
  }
}

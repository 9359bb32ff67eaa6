internal import ArgumentParser
internal import Console
internal import Instruments

/// The command line: options in, one call into the modules below, an exit code out.
@main
struct Heft: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "heft",
    abstract: "Weigh data structures, and learn how to make them lighter.",
    discussion: """
      Without a subcommand heft opens its shell; without a terminal the shell reads commands from \
      standard input. `heft --python 3.12` opens it on that Python.
      """,
    version: HeftVersion.current,
    subcommands: [
      SizeCommand.self, CompareCommand.self, LayoutCommand.self, LessonsCommand.self,
      LessonCommand.self, CheckCommand.self, ClaimsCommand.self, NotesCommand.self,
      ReplayCommand.self,
      RunCommand.self, DoctorCommand.self,
    ])

  func run() throws {
    throw Ending(Shell.open())
  }

  /// Runs the command and maps every way it can end to the exit codes of the contract.
  static func main() {
    Edge.open()
    // Most starts are `heft` alone; they need no option parser.
    let arguments = Edge.begin()
    if arguments.isEmpty { Edge.leave(with: Shell.open()) }
    // As an option of the root it would take the one of every subcommand.
    if arguments.count == 2, arguments.first == "--python" {
      Edge.leave(with: Shell.open(python: arguments.last))
    }
    do {
      if let problem = UnknownCommand.problem(in: arguments) {
        throw problem
      }
      var command = try parseAsRoot(arguments)
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

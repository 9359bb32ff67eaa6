internal import ArgumentParser
internal import Workbench

struct NotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes", abstract: "List, show and export the notes of sessions.",
    subcommands: [ListNotes.self, ShowNotes.self, ExportNotes.self],
    defaultSubcommand: ListNotes.self)
}

struct ListNotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the sessions, the newest first.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.perform { (workspace) throws(Problem) in try workspace.listNotes() }
  }
}

struct ShowNotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the notes of a session.")

  @Argument(help: ArgumentHelp("The session; the last by default.", valueName: "session"))
  var session: String?

  func run() throws {
    try CommonOptions.plain { (workspace) throws(Problem) in try workspace.showNotes(session) }
  }
}

struct ExportNotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Export the notes of a session.")

  @Option(
    help: ArgumentHelp(
      "The format: \(ExportFormat.names.joined(separator: ", ")); by default what the file's name ends in, else md.",
      valueName: "format"),
    completion: .list(ExportFormat.names))
  var format: String?
  @Option(
    help: ArgumentHelp("Where to write; standard output by default.", valueName: "file"),
    completion: .file())
  var output: String?
  @Argument(help: ArgumentHelp("The session; the last by default.", valueName: "session"))
  var session: String?

  func run() throws {
    let request = ExportRequest(format: format, output: output, session: session)
    try CommonOptions.plain { (workspace) throws(Problem) in try workspace.exportNotes(request) }
  }
}

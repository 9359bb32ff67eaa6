internal import ArgumentParser
internal import Console
internal import Instruments
internal import Notes

struct NotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes", abstract: "List, show, search, export, delete and resume sessions.",
    subcommands: [
      ListNotes.self, ShowNotes.self, SearchNotes.self, ExportNotes.self, DeleteNotes.self,
      ResumeNotes.self,
    ],
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

/// Which part of a session's notes is meant.
struct NotesPart: ParsableArguments {
  @Option(help: ArgumentHelp("Only what belongs to a lesson.", valueName: "id"))
  var lesson: String?
  @Flag(help: "Only what is pinned.")
  var pinned = false
  @Option(help: ArgumentHelp("Only these results: a number, or a range such as 3-7."))
  var results: String?
  @Argument(help: ArgumentHelp("The session; the last by default.", valueName: "session"))
  var session: String?

  func request() throws(Problem) -> NotesRequest {
    try NotesRequest(session: session, lesson: lesson, isPinned: pinned, results: results)
  }
}

struct ShowNotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the notes of a session.")

  @OptionGroup var part: NotesPart
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.perform { (workspace) throws(Problem) in
      try workspace.showNotes(part.request())
    }
  }
}

struct SearchNotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search notes, code and results of all sessions.")

  @Argument(help: ArgumentHelp("What to look for; letter case does not count.", valueName: "text"))
  var text: [String]
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.perform { (workspace) throws(Problem) in
      try workspace.searchNotes(text.joined(separator: " "))
    }
  }
}

struct DeleteNotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a session for good.")

  @Argument(help: ArgumentHelp("The session.", valueName: "session"))
  var session: String
  @Flag(help: "Do not ask.")
  var yes = false

  func run() throws {
    try CommonOptions.plain { (workspace) throws(Problem) in
      let doomed = try workspace.keptNotes(session)
      if !yes {
        guard try Edge.confirms("\(doomed.sentence) Delete it for good?") else {
          Edge.write("Nothing was deleted.", toError: true)
          return Report()
        }
      }
      return try workspace.delete(doomed)
    }
  }
}

struct ResumeNotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Open the shell where a session stopped.")

  @Argument(help: ArgumentHelp("The session; the last by default.", valueName: "session"))
  var session: String?

  func run() throws {
    throw Ending(Shell.open(resuming: session ?? "last"))
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
  @Flag(help: "Replace a file that heft did not export.")
  var force = false
  @OptionGroup var part: NotesPart

  func run() throws {
    try CommonOptions.plain { (workspace) throws(Problem) in
      try workspace.exportNotes(
        ExportRequest(
          format: format, output: output, isForced: force, notes: part.request()))
    }
  }
}

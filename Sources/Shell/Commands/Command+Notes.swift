import Basics
import Instruments
import Notes

extension Command {
  static let notes = Command(
    "notes", in: .keep, "List, show, search, export, delete and resume sessions.",
    usage: [
      "notes", "notes show [PART...] [SESSION]",
      "notes export [--format FORMAT] [--output FILE [--force]] [PART...] [SESSION]",
      "notes search TEXT",
      "notes delete SESSION", "notes resume [SESSION]",
    ],
    explanation: [
      "Without a session, show and export take the one that runs. Sessions are named by their start; the first letters are enough.",
      "A PART is --lesson ID, --pinned, or --results 3-7; the numbers stand in brackets before results.",
      "search looks through all sessions. delete shows what would go, and deletes when it is asked again. resume goes on where a session stopped: its code runs again, its settings hold, its lesson opens. Before code runs again that wrote to files and the like, you are asked; without a terminal it is left out. What follows is kept apart from it.",
      "The formats are md (Markdown), html, ipynb (a Jupyter notebook) and json. Where none is named the file's name decides.",
    ],
    examples: [
      "note lists of numbers are heavy", "notes show", "notes export --format json",
      "notes search heavy", "notes",
    ],
    operand: .notes,
    options: [
      CommandOption("format", .oneOf(ExportFormat.names), "the form to write them in"),
      CommandOption("output", .file, "where to write; the terminal by default"),
      CommandOption("force", .nothing, "replace a file that heft did not export"),
      CommandOption("lesson", .lesson, "only what belongs to a lesson"),
      CommandOption("pinned", .nothing, "only what is pinned"),
      CommandOption("results", .count, "only these results: a number, or a range such as 3-7"),
    ]
  ) { (session, arguments) throws(Problem) in
    let words = arguments.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1] : ""
    switch words.first {
    case nil, "list"?: return try session.workspace.listNotes()
    case "show"?:
      return try session.showNotes(NotesRequest(parsing: rest, of: "notes show"))
    case "search"?: return try session.workspace.searchNotes(rest)
    case "delete"?: return try session.deleteNotes(rest)
    case "resume"?: return try session.resume(rest)
    case "export"?: return try session.exportNotes(ExportRequest(parsing: rest))
    case let word?:
      let near = Spelling.nearest(to: word, in: NotesVerb.all)
      throw .usage(
        "notes cannot `\(word)`",
        hint: near.map { "did you mean `notes \($0)`?" }
          ?? "it can \(NotesVerb.all.joined(separator: ", "))")
    }
  }
}

/// What `notes` can do, for completion and hints.
enum NotesVerb {
  static let all = ["list", "show", "search", "export", "delete", "resume"]
}

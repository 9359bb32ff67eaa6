extension Command {
  static let notes = Command(
    "notes", in: .keep, "List, show and export the notes of your sessions.",
    usage: [
      "notes", "notes show [SESSION]", "notes export [--format md] [--output FILE] [SESSION]",
    ],
    explanation: [
      "Without a session, show and export take the one that runs. Sessions are named by their start; the first letters are enough."
    ],
    examples: ["notes", "notes export --output notes.md"], operand: .notes,
    options: ["format", "output"]
  ) { (session, arguments) throws(Problem) in
    let words = arguments.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1] : ""
    switch words.first {
    case nil, "list"?: return try session.workspace.listNotes()
    case "show"?: return try session.showNotes(rest)
    case "export"?: return try session.exportNotes(ExportRequest(parsing: rest))
    case let word?:
      throw .usage("notes cannot `\(word)`", hint: "it can list, show and export")
    }
  }
}

import Basics

extension Command {
  static let notes = Command(
    "notes", in: .keep, "List, show and export the notes of your sessions.",
    usage: [
      "notes", "notes show [SESSION]", "notes export [--format FORMAT] [--output FILE] [SESSION]",
    ],
    explanation: [
      "Without a session, show and export take the one that runs. Sessions are named by their start; the first letters are enough.",
      "The formats are md (Markdown), html, ipynb (a Jupyter notebook) and json. Where none is named the file's name decides.",
    ],
    examples: ["note lists of numbers are heavy", "notes show", "notes export", "notes"],
    operand: .notes,
    options: [
      CommandOption("format", .oneOf(ExportFormat.names), "the form to write them in"),
      CommandOption("output", .file, "where to write; the terminal by default"),
    ]
  ) { (session, arguments) throws(Problem) in
    let words = arguments.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1] : ""
    switch words.first {
    case nil, "list"?: return try session.workspace.listNotes()
    case "show"?: return try session.showNotes(rest)
    case "export"?: return try session.exportNotes(ExportRequest(parsing: rest))
    case let word?:
      let near = Spelling.nearest(to: word, in: ["list", "show", "export"])
      throw .usage(
        "notes cannot `\(word)`",
        hint: near.map { "did you mean `notes \($0)`?" } ?? "it can list, show and export")
    }
  }
}

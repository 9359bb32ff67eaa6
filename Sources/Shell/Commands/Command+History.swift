import Instruments

extension Command {
  static let history = Command(
    "history", in: .session, "List what you typed, search it, run or edit it again.",
    usage: ["history [COUNT]", "history TEXT", "history run NUMBER", "history edit [NUMBER]"],
    explanation: [
      "It lists the latest entries, or those that hold TEXT, with their numbers. `run` runs one again; `edit` opens it, or the last one, in your editor, and puts what you save at the prompt.",
      "Ctrl-R searches while you type. Equal entries are kept once, and all shells share them.",
    ],
    examples: ["history", "history compare", "history run 3"], operand: .history
  ) { (session, arguments) throws(Problem) in
    let words = arguments.split(separator: " ")
    switch (words.first, words.dropFirst().first.map { Int($0) }, words.count) {
    case ("run"?, let number??, 2): return try session.repeatEntry(number)
    case ("edit"?, let number??, 2): return try session.editEntry(number)
    case ("edit"?, nil, 1): return try session.editEntry(nil)
    default: return try session.listHistory(arguments)
    }
  }
}

/// What `history` can do beside listing, for completion.
enum HistoryVerb {
  static let all = [
    (name: "run", summary: "Runs an entry once more."),
    (name: "edit", summary: "Opens an entry in your editor, and puts what you save at the prompt."),
  ]
}

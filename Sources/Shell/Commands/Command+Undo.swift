import Instruments

extension Command {
  static let undo = Command(
    "undo", in: .session, "Take back the last piece of code: memory is as it was before.",
    usage: ["undo", "undo N", "undo list"],
    explanation: [
      "Before each piece of code the session's process is copied, by fork: memory that nothing changes is shared, so a copy costs little until it is. `undo` goes back to such a copy; the code is no longer replayed before experiments either. `undo list` shows the copies and what they hold.",
      "It restores memory only. Files stay as the code left them, what was sent stays sent, and processes that it started are ended. A session with threads cannot be copied, since a fork has none of them.",
      "A `reset` is taken back in the same way, unless the session held more than a quarter of that memory. Where `undo` is a name of yours it shows that value; `%undo` is the command.",
      "`set undo 20` keeps more copies, `set undo 0` none. The oldest go when all together hold more than a quarter of the memory that a worker may take.",
    ],
    examples: ["numbers = [1, 2, 3]", "numbers.append(4)", "undo list", "undo", "numbers"],
    operand: .oneOf(["list"]), yieldsToNames: true
  ) { (session, arguments) throws(Problem) in
    if arguments == "list" { return try session.undoList() }
    guard let count = arguments.isEmpty ? 1 : Int(arguments), count > 0 else {
      throw .usage("`\(arguments)` is no number of pieces of code", hint: "for example: undo 2")
    }
    return try session.undo(count)
  }
}

import Instruments

extension Command {
  static let reset = Command(
    "reset", in: .session, "Start with empty hands: forget all names and code of the session.",
    usage: ["reset"],
    explanation: [
      "It says how many names went, and `undo` brings them back. The session's code is not run again before experiments any more.",
      "Where `reset` is a name of yours it shows that value; `%reset` is the command.",
    ],
    examples: ["numbers = [1, 2, 3]", "reset", "undo", "numbers"], yieldsToNames: true
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("reset", arguments)
    return try session.forget()
  }
}

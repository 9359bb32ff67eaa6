extension Command {
  static let engine = Command(
    "engine", in: .session, "Show the interpreters found, or take another.",
    usage: ["engine", "engine VERSION", "engine PATH"],
    explanation: [
      "A change restarts the worker; the session's names are lost, and it says so."
    ],
    examples: ["engine"], operand: .interpreter
  ) { (session, arguments) throws(Problem) in
    try session.engine(arguments)
  }
}

extension Command {
  static let quit = Command(
    "quit", in: .session, "Leave the shell; Ctrl-D does the same.", usage: ["quit"],
    examples: ["quit"]
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("quit", arguments)
    session.end()
    return Report()
  }
}

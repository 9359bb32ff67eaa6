import Instruments

extension Command {
  static let quit = Command(
    "quit", in: .session, "Leave the shell; Ctrl-D does the same.", usage: ["quit"],
    explanation: [
      "Where `quit` is a name of yours it shows that value; `%quit` leaves."
    ],
    examples: ["quit"], yieldsToNames: true
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("quit", arguments)
    session.end()
    return Report()
  }
}

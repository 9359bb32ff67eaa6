import Reporting

extension Command {
  static let reset = Command(
    "reset", in: .session, "Start with empty hands: forget all names and code of the session.",
    usage: ["reset"]
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("reset", arguments)
    session.reset()
    return Report(Document(note: "All names are gone; the journal keeps what was done."))
  }
}

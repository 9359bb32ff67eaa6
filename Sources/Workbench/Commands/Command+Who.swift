extension Command {
  static let who = Command(
    "who", in: .measure, "List your names with their types and sizes.",
    usage: ["who"]
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("who", arguments)
    return try session.who()
  }
}

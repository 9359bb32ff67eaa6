extension Command {
  static let hint = Command(
    "hint", in: .learn, "Show the exercise's next hint.",
    usage: ["hint"]
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("hint", arguments)
    return try session.giveHint()
  }
}

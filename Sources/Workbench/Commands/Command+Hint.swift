extension Command {
  static let hint = Command(
    "hint", in: .learn, "Show the exercise's next hint.",
    usage: ["hint"],
    explanation: [
      "Hints come one at a time, each plainer than the one before. After the last there is `solution`."
    ],
    examples: ["lesson welcome", "hint", "hint"]
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("hint", arguments)
    return try session.giveHint()
  }
}

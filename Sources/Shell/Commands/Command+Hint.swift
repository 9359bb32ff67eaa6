import Instruments

extension Command {
  static let hint = Command(
    "hint", in: .learn, "Show the exercise's next hint.",
    usage: ["hint [NUMBER]"],
    explanation: [
      "Hints come one at a time, each plainer than the one before. After the last there is `solution`. A number shows one again."
    ],
    examples: ["lesson welcome 5", "hint", "hint"]
  ) { (session, arguments) throws(Problem) in
    try session.giveHint(arguments)
  }
}

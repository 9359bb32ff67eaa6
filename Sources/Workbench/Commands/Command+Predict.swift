extension Command {
  static let predict = Command(
    "predict", in: .learn, "Bet on a ratio before it is measured.",
    usage: ["predict NUMBER"],
    explanation: [
      "The bet is how many times the first variant's figure is larger than the last's; 0.5 bets that it is half."
    ],
    examples: ["predict 2", "predict 0.5"]
  ) { (session, arguments) throws(Problem) in
    try session.bet(arguments)
  }
}

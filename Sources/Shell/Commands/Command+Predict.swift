import Instruments

extension Command {
  static let predict = Command(
    "predict", in: .learn, "Bet on a ratio before it is measured.",
    usage: ["predict NUMBER"],
    explanation: [
      "The bet is how many times the first variant's figure is larger than the last's; 0.5 bets that it is half.",
      "After the run it is scored by its log error: 0 is exact, 1 is off by a factor of ten, and to say 10 where 100 is true is as far off as to say 1,000. `progress` shows how good your bets are.",
    ],
    examples: ["lesson welcome", "next", "predict 100"]
  ) { (session, arguments) throws(Problem) in
    try session.bet(arguments)
  }
}

import Instruments

extension Command {
  static let progress = Command(
    "progress", in: .learn, "Show how far you are, and how good your bets are.",
    usage: ["progress"], examples: ["progress"]
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("progress", arguments)
    return session.progress()
  }
}

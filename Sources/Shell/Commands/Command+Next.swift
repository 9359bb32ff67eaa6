import Instruments

extension Command {
  static let next = Command(
    "next", in: .learn, "Go to the lesson's next step.",
    usage: ["next"],
    explanation: [
      "Without an open lesson it goes on with the one you left, or opens the next of the course."
    ], examples: ["lesson welcome", "next", "back"]
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("next", arguments)
    return session.player == nil ? try session.open("") : try session.nextStep()
  }
}

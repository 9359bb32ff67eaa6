import Instruments

extension Command {
  static let back = Command(
    "back", in: .learn, "Go back to the lesson's step before.",
    usage: ["back"], examples: ["lesson welcome", "next", "back"]
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("back", arguments)
    return try session.previousStep()
  }
}

import Instruments

extension Command {
  static let solution = Command(
    "solution", in: .learn, "Show a solution of the exercise.",
    usage: ["solution"],
    explanation: [
      "Once you have seen it the exercise counts as settled, so that `next` can end the lesson. It is there after you passed as well, to compare."
    ],
    examples: ["lesson welcome 5", "solution"], yieldsToNames: true
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("solution", arguments)
    return try session.showSolution()
  }
}

extension Command {
  static let lesson = Command(
    "lesson", in: .learn, "Open a lesson.",
    usage: ["lesson ID", "lesson FILE"],
    explanation: [
      "Goes on where you left it. Without a name it opens the next lesson of the course."
    ],
    examples: ["lesson welcome", "lesson slots"], operand: .lesson
  ) { (session, arguments) throws(Problem) in
    try session.open(arguments)
  }
}

extension Command {
  static let solution = Command(
    "solution", in: .learn, "Show a solution of the exercise.",
    usage: ["solution"]
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("solution", arguments)
    return try session.showSolution()
  }
}

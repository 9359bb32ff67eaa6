import Instruments

extension Command {
  static let run = Command(
    "run", in: .learn, "Run the lesson's experiment, or a file of commands.",
    usage: ["run", "run large", "run FILE"],
    explanation: [
      "In a lesson it measures the step's experiment; `run large` takes the larger size, where the lesson has one.",
      "With a file's name it runs the commands and the code in it, line by line, as if they were typed.",
    ],
    examples: ["lesson welcome", "next", "predict 100", "run"], operand: .file
  ) { (session, arguments) throws(Problem) in
    switch arguments {
    case "": return try session.runExperiment(large: false)
    case "large": return try session.runExperiment(large: true)
    default: return try session.runFile(UserPath.expanded(arguments))
    }
  }
}

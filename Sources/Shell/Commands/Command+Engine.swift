import Instruments

extension Command {
  static let engine = Command(
    "engine", in: .session, "Show the engines found, or go on in another.",
    usage: ["engine", "engine swift|python", "engine VERSION", "engine PATH"],
    explanation: [
      "`engine swift` takes what is typed from then on as Swift, and `engine python` as Python again; the prompt says so. What was defined in one language stays there, and coming back finds it.",
      "A version or a path takes another Python. That restarts its worker; the names defined in Python are lost, and it says so.",
      "`size`, `compare`, `time` and `layout` take one piece of Swift with --swift, whatever is typed otherwise.",
    ],
    examples: ["engine"], operand: .interpreter
  ) { (session, arguments) throws(Problem) in
    try session.engine(arguments)
  }
}

import Instruments

extension Command {
  static let check = Command(
    "check", in: .learn, "Check your code against the exercise.",
    usage: ["check", "check CODE"],
    explanation: [
      "Without code it checks what you edited last. Your code and the reference run here and now, at two sizes and with fresh seeds: the answer must be the same, and the weight as low as the task says."
    ],
    examples: ["lesson welcome 5", "check (3 * x + 1 for x in numbers)"], operand: .code
  ) { (session, arguments) throws(Problem) in
    try session.checkExercise(arguments)
  }
}

import Instruments

extension Command {
  static let edit = Command(
    "edit", in: .learn, "Open the step's code in your editor, and check what you save.",
    usage: ["edit", "edit VARIANT"],
    explanation: [
      "At an exercise it opens your code, and checks it as soon as you save and leave. At an experiment it opens the last variant, or the one you name: what you make of it is measured as `yours` beside the others.",
      "The editor is the one that VISUAL or EDITOR names; saving nothing leaves all as it is.",
    ], operand: .variant
  ) { (session, arguments) throws(Problem) in
    try session.edit(arguments)
  }
}

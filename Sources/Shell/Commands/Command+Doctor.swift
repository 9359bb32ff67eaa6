import Instruments

extension Command {
  static let doctor = Command(
    "doctor", in: .measure, "Say what works here and what does not.", usage: ["doctor"],
    examples: ["doctor"]
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("doctor", arguments)
    return try session.workspace.doctor()
  }
}

import Course
import Instruments

extension Command {
  static let lessons = Command(
    "lessons", in: .learn, "List the course and your progress.",
    usage: ["lessons"], examples: ["lessons"]
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("lessons", arguments)
    return try session.workspace.lessons()
  }
}

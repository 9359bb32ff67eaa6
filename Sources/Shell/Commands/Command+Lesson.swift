import Instruments

extension Command {
  static let lesson = Command(
    "lesson", in: .learn, "Open a lesson, or show where you are in it.",
    usage: ["lesson", "lesson ID", "lesson FILE", "lesson [ID] STEP"],
    explanation: [
      "Goes on where you left it. Without a name it shows where you are in the open lesson; where none is open it goes on with the one you left, or opens the next of the course.",
      "With a file's name it opens a lesson that somebody wrote; `lessons` lists those of the course.",
      "A number at the end opens that step.",
    ],
    examples: ["lesson welcome", "lesson"], operand: .lesson
  ) { (session, arguments) throws(Problem) in
    let words = arguments.split(separator: " ")
    guard let last = words.last, let step = Int(last) else {
      return try session.open(UserPath.expanded(arguments))
    }
    return try session.open(UserPath.expanded(words.dropLast().joined(separator: " ")), at: step)
  }
}

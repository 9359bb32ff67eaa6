extension Command {
  static let edit = Command(
    "edit", in: .learn, "Open the exercise in your editor, and check what you save.",
    usage: ["edit"],
    explanation: [
      "The editor is the one that VISUAL or EDITOR names."
    ]
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("edit", arguments)
    return try session.editExercise()
  }
}

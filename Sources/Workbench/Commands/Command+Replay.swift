extension Command {
  static let replay = Command(
    "replay", in: .keep, "Measure exported notes again and show what changed.",
    usage: ["replay FILE"],
    explanation: [
      "FILE is Markdown, a notebook or JSON that `notes export` wrote. Its results are measured on the session's interpreter: it runs the code in the file. What changed is shown, by how much, and which verdicts say something else.",
      "Memory is the same, or it changed. Times depend on the machine, and count as changed only where their intervals lie apart. Where the interpreter that was used then is installed here, what changed is measured on it as well, which tells whether the version is the cause.",
    ],
    examples: [
      "size [1, 2, 3]", "notes export --output /tmp/heft-notes.md", "replay /tmp/heft-notes.md",
    ],
    operand: .file
  ) { (session, arguments) throws(Problem) in
    guard !arguments.isEmpty else {
      throw .usage("replay needs a file", hint: "for example: replay notes.md")
    }
    return try session.workspace.replay(UserPath.expanded(arguments))
  }
}

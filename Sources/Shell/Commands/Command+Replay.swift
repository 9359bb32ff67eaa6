import Instruments
import Notes

extension Command {
  static let replay = Command(
    "replay", in: .keep, "Measure exported notes again and show what changed.",
    usage: ["replay FILE [--force]"],
    explanation: [
      "FILE is Markdown, a notebook or JSON that `notes export` wrote. Its results are measured on the session's interpreter: it shows the code in the file and runs it. What changed is shown, by how much, and which verdicts say something else.",
      "Code that the text of the file does not show, because its record was changed, is not run: --force runs it all the same.",
      "Memory is the same, or it changed. Times depend on the machine, and count as changed only where their intervals lie apart. Where the interpreter that was used then is installed here, what changed is measured on it as well, which tells whether the version is the cause.",
    ],
    examples: [
      "size [1, 2, 3]", "notes export --output /tmp/heft-notes.md", "replay /tmp/heft-notes.md",
    ],
    operand: .file,
    options: [CommandOption("force", .nothing, "run also code that the text does not show")]
  ) { (session, arguments) throws(Problem) in
    let request = try ReplayRequest(parsing: arguments)
    return try session.workspace.replay(request.path, force: request.force)
  }
}

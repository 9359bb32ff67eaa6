import Instruments
import Notes

extension Command {
  static let note = Command(
    "note", in: .keep, "Write a note; it is kept with the result above it.",
    usage: ["note [--on N] TEXT", "note --edit [--on N] [TEXT]"],
    explanation: [
      "A result carries its number in brackets; --on names another one than the last. --edit opens the last note, or that of a result, in your editor; with a text it takes the text at once."
    ],
    examples: [
      "size (x*x for x in range(1_000_000))", "note the generator keeps almost nothing",
      "note --on 1 it has not started yet", "note --edit it keeps a frame, and has not started",
    ],
    options: [
      CommandOption("on", .count, "the number of the result it belongs to"),
      CommandOption("edit", .nothing, "give a note that is there another text"),
    ]
  ) { (session, arguments) throws(Problem) in
    try session.note(NoteRequest(parsing: arguments))
  }
}

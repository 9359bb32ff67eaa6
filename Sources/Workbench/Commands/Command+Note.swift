extension Command {
  static let note = Command(
    "note", in: .keep, "Write a note; it is kept with the result above it.",
    usage: ["note TEXT"],
    examples: ["size (x*x for x in range(1_000_000))", "note the generator keeps almost nothing"]
  ) { (session, arguments) throws(Problem) in
    try session.note(arguments)
  }
}

import Instruments

extension Command {
  static let who = Command(
    "who", in: .measure, "List your names with their types and sizes.",
    usage: ["who"],
    explanation: [
      "Sorted by own: what would come back if the name were deleted. What two names share is own in neither. Columns that find no room are left out: shared first, then shallow.",
      "The walk looks at each name in a copy of the process, for 5 seconds in all.",
      "In Swift it lists names with their types and without sizes, since nothing can traverse a Swift heap.",
    ],
    examples: ["who", "help own", "help shared"]
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("who", arguments)
    return try session.who()
  }
}

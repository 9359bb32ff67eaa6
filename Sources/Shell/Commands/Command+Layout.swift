import Instruments

extension Command {
  static let layout = Command(
    "layout", in: .measure, "Map the bytes of one object.",
    usage: ["layout EXPR [--setup CODE] [--n N] [--swift]"],
    explanation: [
      "Draws the object's own block to scale: what lies before its address, the head that every object has, its fields, its items, padding, room that holds nothing yet, and what the allocator rounds up. Blocks that it keeps apart, such as a list's items or an instance's attributes, follow.",
      "Offsets count from the object's address. Every byte that was requested is accounted for; what belongs to a type written in C that heft does not know is shown as its own, and not guessed.",
    ],
    examples: [
      "layout [1, 2, 3]", "layout 2**40", "point = {\"x\": 1, \"y\": 2}", "layout point",
    ],
    operand: .code, options: LayoutRequest.options
  ) { (session, arguments) throws(Problem) in
    try session.layout(LayoutRequest(parsing: arguments, isSwift: session.isSwift))
  }
}

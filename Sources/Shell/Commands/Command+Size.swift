import Instruments

extension Command {
  static let size = Command(
    "size", in: .measure, "Weigh the value of an expression.",
    usage: ["size EXPR [OPTION...]"],
    explanation: [
      "Builds the value in a copy of the session and shows its ledgers: shallow, deep, own, shared, kept, freed. The session's own names are at hand, and nothing stays behind.",
      "Below them stands what else is worth knowing of where the bytes are. --where shows all of it: the members that most hangs on, with the way to write them; how far from the value the bytes lie; values that are stored more than once; room that containers do not use.",
      "For a name that exists already nothing is built, so kept and peak have no value.",
    ],
    examples: [
      "size [x*x for x in range(1_000_000)]", "ages = {\"ann\": 31, \"bob\": 29}", "size ages",
      "size {i: str(i % 100) for i in range(10_000)} --where",
      "size b\"x\" * n --n 1_000_000",
    ],
    operand: .code, options: SizeRequest.options
  ) { (session, arguments) throws(Problem) in
    try session.size(SizeRequest(parsing: arguments, isSwift: session.isSwift))
  }
}

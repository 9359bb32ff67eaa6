import Instruments

extension Command {
  static let watch = Command(
    "watch", in: .measure, "Draw the memory that code holds while it runs.",
    usage: ["watch CODE [--n N]"],
    explanation: [
      "The code runs in a copy of the session, so the session's names are at hand and nothing stays behind. The picture is drawn from looking at the counters every few milliseconds; the peak is exact, however short it was.",
      "Zero is what the session held before. Swift cannot be watched, since no process of its session goes on; `compare` and `plot` draw what it held.",
    ],
    examples: [
      "watch sorted(str(i) for i in range(1_000_000))",
      "watch sum([x*x for x in range(n)]) --n 2_000_000",
    ],
    operand: .code, options: ["n"]
  ) { (session, arguments) throws(Problem) in
    try session.watch(
      CodeRequest(
        parsing: arguments, of: "watch", example: "watch sorted(str(i) for i in range(1_000_000))",
        isSwift: session.isSwift))
  }
}

import Instruments

extension Command {
  static let time = Command(
    "time", in: .measure, "Time one expression.",
    usage: ["time EXPR [--n N] [--swift]"],
    explanation: [
      "The expression runs in several fresh processes with different hash seeds, over and over, with the collector on. Shown is the median, with the interval in which it lies in 95 of 100 cases. The session's code runs first in each process.",
      "Where that code cannot be run again, or did something outside its memory and you do not agree to it being done again (`help compare` says when you are asked), a copy of this session is timed instead, in which each allocation is counted as well: that is slower, and it says so.",
      "One time by itself says little: `compare CODE vs CODE` says which is faster, and how sure that is.",
    ],
    examples: ["time sum(range(1000))", "time sorted(range(n)) --n 100_000"],
    operand: .code, options: ["n", .swift]
  ) { (session, arguments) throws(Problem) in
    try session.time(
      CodeRequest(
        parsing: arguments, of: "time", example: "time sum(range(1000))",
        isSwift: session.isSwift))
  }
}

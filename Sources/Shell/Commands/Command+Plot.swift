import Instruments

extension Command {
  static let plot = Command(
    "plot", in: .measure, "Draw the last experiment: over time, ledger by ledger, and against n.",
    usage: ["plot"],
    explanation: [
      "Memory over time was seen while the memory was measured, by looking at the counters every few milliseconds; what was built in less shows no curve. All curves have the same scale.",
      "Where the same code was measured at several sizes, the last plots show how kept, peak and build grow with n. Notes and their exports hold the same pictures.",
    ],
    examples: [
      "compare [x*x for x in range(n)] vs range(n) --n 1_000_000",
      "compare [x*x for x in range(n)] vs range(n) --n 100_000", "plot",
    ]
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("plot", arguments)
    return try session.plot()
  }
}

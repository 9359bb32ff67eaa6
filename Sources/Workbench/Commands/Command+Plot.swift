extension Command {
  static let plot = Command(
    "plot", in: .measure, "Draw the last experiment: memory over time, and the ledgers as bars.",
    usage: ["plot"],
    explanation: [
      "Memory over time was seen while the memory was measured, by looking at the counters every few milliseconds; what was built in less shows no curve. All curves have the same scale."
    ],
    examples: ["compare [x*x for x in range(n)] vs range(n) --n 1_000_000", "plot"]
  ) { (session, arguments) throws(Problem) in
    try session.takesNothing("plot", arguments)
    return try session.plot()
  }
}

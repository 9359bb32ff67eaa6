import Instruments

extension Command {
  static let compare = Command(
    "compare", in: .measure, "Measure two or more constructions side by side.",
    usage: ["compare CODE vs CODE [vs CODE...] [OPTION...]"],
    explanation: [
      "Runs each construction in fresh processes: memory in one that counts every allocation, times in others that carry no counter. `n` is the size, 100,000 unless you say otherwise.",
      "After --use, `it` is what was built; the value of that code is the answer, and all constructions must give the same.",
      "The session's code runs first in each process, so your own functions are at hand. Code that wrote to files, started processes or used the network is left out where nothing measured needs it; else you are asked before it runs again, and without a terminal memory is taken in copies of this session. `set again on` agrees beforehand, `set replay off` measures without the session's code.",
    ],
    examples: [
      "compare [x*x for x in range(n)] vs (x*x for x in range(n)) --use sum(it)",
      "compare list(range(n)) vs tuple(range(n)) vs range(n)",
    ],
    operand: .code, options: CompareRequest.options
  ) { (session, arguments) throws(Problem) in
    try session.compare(CompareRequest(parsing: arguments, isSwift: session.isSwift))
  }
}

package import Basics
package import Measuring

extension Comparison {
  /// Reads the document of `heft compare --json`, or the same within exported notes.
  ///
  /// - Throws: where something that the schema requires is missing, its place.
  package init(json: JSONValue) throws(JSONMembers.Mismatch) {
    let members = try JSONMembers(json)
    guard let engine = try members.object("engine") else {
      throw members.mismatch("engine", "object")
    }
    guard let found = try members.object("verdicts") else {
      throw members.mismatch("verdicts", "object")
    }
    var verdicts: [Ledger: LedgerVerdict] = [:]
    for name in found.names {
      guard let ledger = Ledger(rawValue: name), let verdict = try found.object(name) else {
        throw found.mismatch(name, "ledger's verdict")
      }
      verdicts[ledger] = try LedgerVerdict(json: verdict)
    }
    self.init(
      engine: try EngineIdentity(json: engine), n: try members.optionalInt("n"),
      variants: try members.list("variants") { (result) throws(JSONMembers.Mismatch) in
        try VariantResult(json: result)
      },
      verdicts: verdicts, sameAnswer: members["sameAnswer"].bool,
      warnings: try members.list("warnings") { (warning) throws(JSONMembers.Mismatch) in
        try Warning(json: warning)
      })
  }
}

extension LedgerVerdict {
  fileprivate init(json members: JSONMembers) throws(JSONMembers.Mismatch) {
    guard let verdict = Verdict(rawValue: try members.string("verdict")) else {
      throw members.mismatch("verdict", "verdict")
    }
    self.init(
      verdict: verdict, ratio: try members.optionalDouble("ratio"),
      low: try members.optionalDouble("low"), high: try members.optionalDouble("high"))
    _ = try members.checked(self)
  }
}

extension VariantResult {
  fileprivate init(json members: JSONMembers) throws(JSONMembers.Mismatch) {
    let name = try members.string("name")
    var memory = try MemoryReading(json: members)
    memory.notes = try members.strings("notes")
    let isWhole = try members.bool("complete")
    memory.complete = members["walkComplete"].bool ?? isWhole
    let answer = try members.object("answer")
    self.init(
      variant: Variant(
        name: name,
        code: Snippet(
          try members.string("code"), origin: SourceLocation(file: name, line: 1))),
      memory: memory,
      build: try members.object("build").map(Timing.read),
      use: try members.object("use").map(Timing.read),
      answer: try answer.map { (answer) throws(JSONMembers.Mismatch) in
        Answer(repr: try answer.string("repr"), digest: answer["digest"].string)
      },
      // Where the walk alone stopped early, the document does not tell a run that did as well.
      complete: isWhole || !memory.complete)
    trace = try members.object("trace").map { (trace) throws(JSONMembers.Mismatch) in
      try trace.checked(
        MemoryTrace(
          seconds: trace["seconds"].array?.compactMap(\.double) ?? [],
          bytes: trace["bytes"].array?.compactMap(\.int) ?? []))
    }
  }
}

extension Timing {
  /// Reads median, interval and samples.
  package static func read(_ members: JSONMembers) throws(JSONMembers.Mismatch) -> Timing {
    try members.checked(
      Timing(
        median: try members.double("median"), low: try members.double("low"),
        high: try members.double("high"),
        samples: try members.list("samples") { (sample) throws(JSONMembers.Mismatch) in
          try sample.checked(
            Sample(
              seconds: try sample.double("seconds"), loops: try sample.int("loops"),
              process: try sample.int("process")))
        }))
  }
}

package import Basics
internal import Measuring

extension JSONValue {
  /// The version that every document of the command line carries.
  package static let version: JSONValue = 1

  init(_ engine: EngineIdentity) {
    self = [
      "name": .string(engine.name), "version": .string(engine.version),
      "path": .string(engine.path), "build": .string(engine.build),
    ]
  }

  init(_ shares: [TypeShare]) {
    self = .array(
      shares.map { share in
        [
          "type": .string(share.type), "objects": .int(share.objects),
          "bytes": .int(share.bytes.bytes),
        ]
      })
  }

  init(_ warnings: [Warning]) {
    self = .array(
      warnings.map { ["id": .string($0.id), "message": .string($0.message)] })
  }

  init(_ texts: [String]) {
    self = .array(texts.map(JSONValue.string))
  }

  init(_ timing: Timing?) {
    guard let timing else {
      self = .null
      return
    }
    self = [
      "median": .double(timing.median), "low": .double(timing.low), "high": .double(timing.high),
      "samples": .array(
        timing.samples.map { sample in
          [
            "seconds": .double(sample.seconds), "loops": .int(sample.loops),
            "process": .int(sample.process),
          ]
        }),
    ]
  }

  init(_ verdict: LedgerVerdict) {
    var members: [String: JSONValue] = [
      "verdict": .string(verdict.verdict.rawValue), "ratio": .optional(verdict.ratio),
    ]
    if let low = verdict.low { members["low"] = .double(low) }
    if let high = verdict.high { members["high"] = .double(high) }
    self = .object(members)
  }
}

package import Basics
package import Measuring

extension JSONValue {
  /// The version that every document of the command line carries.
  package static let version: JSONValue = 1

  /// An engine: name, version, path, build; and packages with their versions, where some were asked for.
  package init(_ engine: EngineIdentity) {
    var members: [String: JSONValue] = [
      "name": .string(engine.name), "version": .string(engine.version),
      "path": .string(engine.path), "build": .string(engine.build),
    ]
    members["packages"] = engine.packages.map { .object($0.mapValues(JSONValue.string)) }
    self = .object(members)
  }

  /// What a walk reached, by type.
  package init(_ shares: [TypeShare]) {
    self = .array(
      shares.map { share in
        [
          "type": .string(share.type), "objects": .int(share.objects),
          "bytes": .int(share.bytes.bytes),
        ]
      })
  }

  /// Warnings: id and message.
  package init(_ warnings: [Warning]) {
    self = .array(
      warnings.map { ["id": .string($0.id), "message": .string($0.message)] })
  }

  /// Texts as they are.
  package init(_ texts: [String]) {
    self = .array(texts.map(JSONValue.string))
  }

  /// Median, interval and raw samples, in seconds; null where no time was taken.
  package init(_ timing: Timing?) {
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

  /// What was held over time: seconds since the start and bytes above it.
  package init(_ trace: MemoryTrace) {
    self = [
      "seconds": .array(trace.seconds.map(JSONValue.double)),
      "bytes": .array(trace.bytes.map(JSONValue.int)),
    ]
  }

  /// A verdict with its ratio; the interval is left out where there is none.
  package init(_ verdict: LedgerVerdict) {
    var members: [String: JSONValue] = [
      "verdict": .string(verdict.verdict.rawValue), "ratio": .optional(verdict.ratio),
    ]
    if let low = verdict.low { members["low"] = .double(low) }
    if let high = verdict.high { members["high"] = .double(high) }
    self = .object(members)
  }
}

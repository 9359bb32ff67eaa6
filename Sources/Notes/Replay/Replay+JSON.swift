package import Basics
import Instruments
import Journaling
import Measuring
import Reporting

extension Replay {
  /// The document of `heft replay --json`; its schema is `docs/json/replay.schema.json`.
  package var json: JSONValue {
    [
      "version": .version,
      "file": .string(notes.path),
      "recorded": [
        "session": .optional(notes.session), "began": .optional(notes.began?.description),
        "heft": .optional(notes.heft),
      ],
      "here": [
        "heft": .string(HeftVersion.current), "engines": .array(engines.map { JSONValue($0) }),
      ],
      "results": .array(results.map(\.json)),
      "drifted": .int(drifted.count), "flipped": .int(flips), "failed": .int(failed.count),
      "complete": .bool(!isInterrupted),
    ]
  }
}

extension ReplayedResult {
  fileprivate var json: JSONValue {
    [
      "number": .optional(recorded.number), "type": .string(recorded.type),
      "title": .string(recorded.title), "engine": JSONValue(recorded.engine),
      "same": .optional(drift?.isSame), "failure": .optional(failure),
      "sameAnswers": .optional(drift?.sameAnswers),
      "figures": .array(drift?.rows.map(\.json) ?? []),
      "verdicts": .array(drift?.verdicts.map(\.json) ?? []),
      "lines": .array(drift?.lines.map(\.json) ?? []),
      "missing": .array(
        drift?.missing.map { figure in
          ["variant": .optional(figure.variant), "ledger": .string(figure.ledger.rawValue)]
        } ?? []),
      "sameVersion": sameVersion.map { JSONValue($0) } ?? .null,
      "differences": .array(
        differences.map { difference in
          [
            "kind": .string(difference.kind.rawValue), "recorded": .optional(difference.recorded),
            "here": .optional(difference.here),
          ]
        }),
    ]
  }
}

extension ResultDrift.Row {
  fileprivate var json: JSONValue {
    [
      "variant": .optional(variant), "ledger": .string(ledger.rawValue),
      "recorded": recorded.json, "here": now.json, "sameVersion": sameVersion?.json ?? .null,
      "ratio": .optional(drift.ratio), "drift": .string(drift.verdict.rawValue),
      "cause": .optional(cause?.rawValue),
    ]
  }
}

extension ResultDrift.VerdictRow {
  fileprivate var json: JSONValue {
    [
      "ledger": .string(ledger.rawValue), "recorded": JSONValue(recorded), "here": JSONValue(now),
      "sameVersion": sameVersion.map { JSONValue($0) } ?? .null,
      "change": .string(change.rawValue), "cause": .optional(cause?.rawValue),
    ]
  }
}

extension ResultDrift.LineRow {
  fileprivate var json: JSONValue {
    [
      "block": .string(name.block), "part": .optional(name.part),
      "repetition": .int(name.repetition), "recorded": .optional(recorded),
      "here": .optional(now), "sameVersion": .optional(sameVersion),
      "cause": .optional(cause?.rawValue),
    ]
  }
}

extension MeasuredFigures.Value {
  /// An integer for bytes and blocks; for a time its median and interval in seconds.
  fileprivate var json: JSONValue {
    switch self {
    case .count(let count): .int(count)
    case .time(let timing):
      [
        "median": .double(timing.median), "low": .double(timing.low), "high": .double(timing.high),
      ]
    }
  }
}

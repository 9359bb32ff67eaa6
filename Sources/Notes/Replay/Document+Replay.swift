import Basics
import Instruments
import Journaling
import Measuring
import Reporting

extension Document {
  /// What changed since notes were taken, result by result, and why.
  package init(replay: Replay) {
    var blocks: [Block] = [
      .heading(1, Text("Measured again: \(replay.notes.path.lastPathComponent)")),
      .paragraph(Text(Self.setting(of: replay))),
    ]
    for result in replay.results { blocks += ReplayBlocks(result, replay: replay).blocks }
    if replay.isInterrupted {
      let left = replay.notes.results.count - replay.results.count
      blocks.append(
        .callout(.note, Text("Interrupted: \(left.counted("result")) not measured again.")))
    }
    blocks.append(.rule)
    blocks.append(.paragraph(Self.summary(of: replay)))
    self.init(blocks)
  }

  private static func setting(of replay: Replay) -> String {
    let notes = replay.notes
    let here = replay.engines.map(\.title) + ["heft \(HeftVersion.current)"]
    let when = notes.began.map { "Recorded on \($0.minute) UTC" } ?? "Recorded"
    let engines = Set(notes.results.map(\.engine.title)).sorted().joined(separator: ", ")
    let heft = notes.heft.map { " by heft \($0)" } ?? ""
    return
      "\(when)\(heft), on \(engines). Here: \(here.joined(separator: ", "))."
  }

  private static func summary(of replay: Replay) -> Text {
    let (count, drifted) = (replay.results.count, replay.drifted.count)
    let same = count - drifted - replay.failed.count
    var parts: [Text] = []
    if same > 0 { parts.append(.good("\(same) the same")) }
    if drifted > 0 { parts.append(.strong("\(drifted) drifted")) }
    if !replay.failed.isEmpty { parts.append(.bad("\(replay.failed.count) failed")) }
    if replay.flips > 0 { parts.append(.bad("\(replay.flips.counted("verdict")) flipped")) }
    return parts.enumerated().reduce(Text("\(count.counted("result")): ")) { text, part in
      text + (part.offset == 0 ? "" : ", ") + part.element
    } + "."
  }
}

extension String {
  /// What stands after the last slash.
  fileprivate var lastPathComponent: String { split(separator: "/").last.map(String.init) ?? self }
}

import Basics
import Engines
import Instruments
import Reporting

extension Document {
  /// What `undo` took back.
  ///
  /// - Parameter held: what each copy that is left holds alone.
  init(undone: Undone, held: [ByteCount]) {
    let code = undone.snippets.map { "`\($0.title)`" }.joined(separator: ", ")
    var text = "Took back \(code)."
    if let returned = undone.returned, abs(returned.bytes) >= 1000 {
      text +=
        returned > .zero
        ? " \(returned) came back." : " \(ByteCount(-returned.bytes)) are there again."
    }
    text += " Files, sockets and processes are not restored."
    if undone.lostThreads > 0 {
      text +=
        " The \(undone.lostThreads.counted("thread")) that libraries had started did not come along; where a library waits for one, `reset` helps."
    }
    self.init([.paragraph(.marked(text))])
    if undone.remaining > 0 {
      let sum = held.reduce(.zero, +)
      blocks.append(
        .paragraph(
          .muted(
            "\(undone.remaining.counted("piece")) of code before it can be taken back; the copies for that hold \(sum)."
          )))
    }
  }

  /// What could be taken back, latest first, with what the copies cost.
  init(steps: [UndoStep], limit: Int) {
    guard !steps.isEmpty else {
      self.init(
        note: limit > 0
          ? "There is nothing to take back yet: no code ran."
          : "Nothing can be taken back: `set undo 8` has copies made.")
      return
    }
    self.init([
      .table(
        Table(
          [
            Table.Column("undo", .right), Table.Column("takes back"),
            Table.Column("copy holds", .quantity), Table.Column("made in", .quantity),
          ],
          rows: steps.reversed().enumerated().map { index, step in
            [
              "\(index + 1)", .code(step.snippet.title),
              step.obstacle.map { .muted("none: \($0)") } ?? Text(step.holds?.description ?? "–"),
              step.obstacle == nil ? Text(step.took.text) : "",
            ]
          }))
    ])
  }
}

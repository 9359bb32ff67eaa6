package import Basics

/// How far something has come.
package struct ProgressSnapshot: Hashable, Sendable {
  /// What is going on, in a few words.
  package var phase: String
  /// What the worker holds now.
  package var live: ByteCount?
  /// The part that is done, from 0 to 1, where that is known.
  package var fraction: Double?

  /// Makes a snapshot.
  package init(phase: String, live: ByteCount? = nil, fraction: Double? = nil) {
    self.phase = phase
    self.live = live
    self.fraction = fraction
  }

  /// The snapshot in one row: a spinner or a bar, the phase, the time, the bytes.
  ///
  /// - Parameters:
  ///   - elapsed: How long it has been going on.
  ///   - frame: Counts the rows drawn, for the spinner.
  ///   - width: The columns there are; the last one stays empty.
  ///   - ascii: Whether only ASCII can be shown.
  package func row(elapsed: Duration, frame: Int, width: Int, ascii: Bool = false) -> [Span] {
    var tail = "  " + Self.time(elapsed)
    if let live { tail += "  \(live)" }
    var head: [Span]
    if let fraction {
      let part = min(1, max(0, fraction.isFinite ? fraction : 0))
      let filled = Int((part * Double(Self.barWidth)).rounded())
      let bar = String(repeating: "█", count: filled)
      let rest = String(repeating: "░", count: Self.barWidth - filled)
      head = [Span(bar, .prompt), Span(rest, .status), Span(" ")]
    } else {
      let spinner = ascii ? Self.asciiSpinner : Self.spinner
      head = [Span(String(spinner[frame % spinner.count]), .prompt), Span(" ")]
    }
    head += [Span(VisibleText.of(phase)), Span(tail, .status)]
    let row = Self.cut(head, to: max(0, width - 1))
    guard ascii else { return row }
    return row.map { span in Span(span.text.map(\.asciiStandIn).joined(), span.style) }
  }

  private static let barWidth = 12
  private static let asciiSpinner = Array("|/-\\")
  private static let spinner = Array("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")

  private static func time(_ elapsed: Duration) -> String {
    let seconds = elapsed.seconds
    if seconds < 60 { return "\(seconds.fixed(1)) s" }
    let whole = Int(seconds)
    return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
  }

  private static func cut(_ spans: [Span], to width: Int) -> [Span] {
    var room = width
    var result: [Span] = []
    for span in spans {
      var kept = ""
      for character in span.text {
        let columns = DisplayWidth.of(character)
        if columns > room { return result + [Span(kept, span.style)] }
        room -= columns
        kept.append(character)
      }
      result.append(span)
    }
    return result
  }
}

internal import Basics

/// The list of proposals below the line, and which of them stands in the line now.
package struct CompletionMenu: Hashable, Sendable {
  private let original: EditBuffer
  private let completion: Completion
  /// Which proposal is in the line; nil for none yet.
  package private(set) var selected: Int?

  /// A list for the text in which the proposals were asked for.
  package init(_ completion: Completion, for original: EditBuffer) {
    self.original = original
    self.completion = completion
  }

  /// The text with no proposal in it.
  package var unchanged: EditBuffer { original }

  /// Goes on by some proposals, round and round, and returns the text with the one reached.
  package mutating func step(by offset: Int) -> EditBuffer {
    let count = completion.candidates.count
    let start = selected ?? (offset > 0 ? -1 : 0)
    let next = ((start + offset) % count + count) % count
    selected = next
    return Self.put(completion.candidates[next].text, of: completion, into: original)
  }

  /// A text with a proposal in place of what it replaces.
  package static func put(
    _ text: String, of completion: Completion, into buffer: EditBuffer
  ) -> EditBuffer {
    EditBuffer(buffer.before.dropLast(completion.replaced) + text, buffer.after)
  }

  /// The rows of the list: columns where labels alone are shown, else one row each.
  package func rows(width: Int, height: Int) -> [[Span]] {
    let height = max(1, height)
    let hasDetails = completion.candidates.contains { !$0.detail.isEmpty }
    let rows = hasDetails ? detailed() : columns(width: width)
    guard rows.count > height else { return rows.map(\.spans) }
    let room = max(1, height - 1)
    let chosen = rows.firstIndex { $0.indices.contains(selected ?? -1) } ?? 0
    let first = min(chosen / room * room, rows.count - room)
    let shown = rows[first..<(first + room)]
    let hidden = completion.candidates.count - shown.reduce(0) { $0 + $1.indices.count }
    return shown.map(\.spans) + [[Span("… \(hidden) more", .status)]]
  }

  private struct Line {
    var spans: [Span] = []
    var indices: [Int] = []
  }

  private func style(_ index: Int) -> Style { index == selected ? .selection : .plain }

  private func detailed() -> [Line] {
    let widest = completion.candidates.map { DisplayWidth.of($0.label) }.max() ?? 0
    return completion.candidates.enumerated().map { index, candidate in
      let gap = widest - DisplayWidth.of(candidate.label) + 2
      return Line(
        spans: [
          Span(candidate.label, style(index)), Span(String(repeating: " ", count: gap)),
          Span(candidate.detail, .status),
        ], indices: [index])
    }
  }

  private func columns(width: Int) -> [Line] {
    let labels = completion.candidates.map(\.label)
    let widest = (labels.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let columns = max(1, width / widest)
    let rows = (labels.count + columns - 1) / columns
    return (0..<rows).map { row in
      var line = Line()
      for index in stride(from: row, to: labels.count, by: rows) {
        let gap = widest - DisplayWidth.of(labels[index])
        line.spans += [Span(labels[index], style(index))]
        if index + rows < labels.count { line.spans += [Span(String(repeating: " ", count: gap))] }
        line.indices.append(index)
      }
      return line
    }
  }
}

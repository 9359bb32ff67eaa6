internal import Glibc
package import System

/// Reads entries where there is no line editor: from a pipe, a file, or a dumb terminal.
///
/// Lines are joined into entries by the same question that the editor asks at Enter. In a file a
/// block goes on over blank lines as long as what follows is indented, as Python reads files; at a
/// dumb terminal a blank line ends it, as it does at Python's prompt.
package final class PlainReader {
  /// What reading gave.
  package enum Outcome: Hashable, Sendable {
    case entry(Entry)
    /// Ctrl-C at a dumb terminal.
    case cancelled
    case endOfInput
    case failed(errno: Int32)
    case refused(TextReading.Failure)
  }

  /// An entry and the number of its first line, from 1.
  package struct Entry: Hashable, Sendable {
    package var text: String
    package var line: Int

    /// Makes an entry.
    package init(text: String, line: Int) {
      self.text = text
      self.line = line
    }
  }

  private var source: LineSource
  /// Whether a person types.
  package let isInteractive: Bool
  private let completeness: (String) -> Completeness
  private let prompt: (_ isContinuation: Bool) -> Void
  private var pushedBack: [String] = []
  private var lineNumber = 0

  /// Reads from a descriptor, which stays open.
  ///
  /// - Parameters:
  ///   - descriptor: 0 for standard input.
  ///   - interrupts: Ctrl-C, where a person types.
  ///   - completeness: Whether a text is an entry.
  ///   - prompt: Called before a line is read from a person.
  package init(
    descriptor: Int32, interrupts: InterruptSource? = nil,
    completeness: @escaping (String) -> Completeness,
    prompt: @escaping (_ isContinuation: Bool) -> Void = { _ in }
  ) {
    source = LineSource(descriptor: descriptor, interrupts: interrupts)
    isInteractive = isatty(descriptor) == 1
    self.completeness = completeness
    self.prompt = prompt
  }

  /// Reads a text that is there.
  package init(text: [UInt8], completeness: @escaping (String) -> Completeness) {
    source = LineSource(text)
    isInteractive = false
    self.completeness = completeness
    prompt = { _ in }
  }

  /// The next entry; blank lines between entries are left out.
  package func next() -> Outcome {
    var lines: [String] = []
    var first = 0
    while true {
      switch nextLine(isContinuation: !lines.isEmpty) {
      case .interrupted:
        pushedBack = []
        return .cancelled
      case .failed(let number): return .failed(errno: number)
      case .refused(let failure): return .refused(failure)
      case .end: return lines.isEmpty ? .endOfInput : entry(lines, first)
      case .line(let line):
        if lines.isEmpty {
          if Self.isBlank(line) { continue }
          first = lineNumber
        }
        lines.append(line)
        if isFinished(&lines) { return entry(lines, first) }
      }
    }
  }

  private func entry(_ lines: [String], _ first: Int) -> Outcome {
    var lines = lines
    while let last = lines.last, Self.isBlank(last) { lines.removeLast() }
    return .entry(Entry(text: lines.joined(separator: "\n"), line: first))
  }

  private func isFinished(_ lines: inout [String]) -> Bool {
    while true {
      let state = completeness(lines.joined(separator: "\n"))
      if state == .complete { return true }
      if isInteractive { return state == .extensible && lines.last.map(Self.isBlank) == true }
      let before = lines.count
      takeContinuing(&lines)
      if lines.count == before { return state == .extensible }
    }
  }

  // Takes all lines that go on with a block at once: asking about the text after each of them would
  // take a time that grows with the square of its length.
  private func takeContinuing(_ lines: inout [String]) {
    var held: [String] = []
    while case .line(let line) = nextLine(isContinuation: true) {
      held.append(line)
      if !Self.isBlank(line), PythonBlocks.continues(withLine: line) {
        lines += held
        held = []
      } else if !Self.isFiller(line) {
        break
      }
    }
    pushedBack = held + pushedBack
    lineNumber -= held.count
  }

  private func nextLine(isContinuation: Bool) -> LineSource.Outcome {
    if !pushedBack.isEmpty {
      lineNumber += 1
      return .line(pushedBack.removeFirst())
    }
    if isInteractive { prompt(isContinuation) }
    let outcome = source.next()
    if case .line = outcome { lineNumber += 1 }
    return outcome
  }

  private static func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }

  // Lines that may stand anywhere in a block.
  private static func isFiller(_ line: String) -> Bool { isBlank(line) || line.hasPrefix("#") }
}

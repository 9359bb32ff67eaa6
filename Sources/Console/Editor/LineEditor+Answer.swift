internal import Basics
internal import Glibc
package import Instruments

// A line that code asks for while it runs: `input()`, a password. It is read from the same keys as
// entries, so that what was typed ahead goes where it was meant to; nothing of it is kept.
extension LineEditor {
  /// Reads a line.
  ///
  /// - Parameter echoes: whether it is shown.
  package func answer(echoes: Bool) -> TypedAnswer {
    var line: [Character] = []
    while true {
      while let key = parser.next() {
        if let answer = take(key, into: &line, echoes) { return answer }
      }
      if let answer = awaitBytes() { return answer }
    }
  }

  /// Waits for bytes; the answer where none will come.
  private func awaitBytes() -> TypedAnswer? {
    var requests = [0, interrupts.descriptor].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let delay = parser.mayBeEscape ? options.escapeDelay : -1
    let ready = poll(&requests, nfds_t(requests.count), delay)
    if ready < 0 { return errno == EINTR ? nil : .end }
    if ready == 0 {
      _ = parser.timeOut()
      return nil
    }
    if requests[1].revents != 0 {
      interrupts.clear()
      write("\n")
      return .interrupted
    }
    switch fetchBytes() {
    case .something: return nil
    case .endOfInput, .failure: return .end
    }
  }

  private func take(_ key: Key, into line: inout [Character], _ echoes: Bool) -> TypedAnswer? {
    switch key {
    case .scalar("\r"), .scalar("\n"):
      write("\n")
      return .line(String(line))
    case .control("c"):
      write("^C\n")
      return .interrupted
    case .control("d"):
      guard line.isEmpty else { return nil }
      write("\n")
      return .end
    case .scalar("\u{7F}"), .scalar("\u{8}"): erase(1, of: &line, echoes)
    case .control("u"): erase(line.count, of: &line, echoes)
    case .control("w"):
      let blanks = line.reversed().prefix { $0.isWhitespace }.count
      let word = line.dropLast(blanks).reversed().prefix { !$0.isWhitespace }.count
      erase(blanks + word, of: &line, echoes)
    case .scalar(let scalar) where scalar.value >= 0x20: add(String(scalar), to: &line, echoes)
    case .scalar("\t"): add("\t", to: &line, echoes)
    case .paste(let text):
      // One line is asked for; what follows it is not kept for the next prompt either.
      let first = text.prefix { !$0.isNewline }
      add(String(first), to: &line, echoes)
      guard first.endIndex < text.endIndex else { return nil }
      write("\n")
      return .line(String(line))
    default: break
    }
    return nil
  }

  private func add(_ text: String, to line: inout [Character], _ echoes: Bool) {
    let before = line.count
    let last = line.popLast().map(String.init) ?? ""
    // A mark may join the letter before it.
    line += Array(last + text)
    guard echoes else { return }
    if line.count > before {
      write(line[before...].map(Self.shown).joined())
    } else {
      write(text)
    }
  }

  private func erase(_ count: Int, of line: inout [Character], _ echoes: Bool) {
    let gone = line.suffix(count).map(Self.shown).joined()
    line.removeLast(min(count, line.count))
    guard echoes else { return }
    let columns = DisplayWidth.of(gone)
    write(String(repeating: "\u{8} \u{8}", count: columns))
  }

  private static func shown(_ character: Character) -> String {
    character == "\t" ? " " : character.displayWidth == 0 ? "?" : String(character)
  }
}

/// Turns the bytes of a terminal into keys.
///
/// Bytes come in any portions: a sequence, a character or a paste may be cut anywhere. Sequences
/// that mean nothing here are swallowed whole, so that their tails never end up in the line.
package struct KeyParser: Sendable {
  private var pending: [UInt8] = []
  private var position = 0
  private var pasted: [UInt8]?

  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// A parser that has seen nothing.
  package init() {}

  /// Adds bytes that were read.
  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    if position == pending.count || position > 4096 {
      pending.removeFirst(position)
      position = 0
    }
    pending.append(contentsOf: bytes)
  }

  /// The next key; nil where more bytes are needed.
  package mutating func next() -> Key? {
    while position < pending.count {
      if pasted != nil {
        guard let key = parsePaste() else { return nil }
        return key
      }
      let before = position
      switch parse() {
      case .key(let key): return key
      case .nothing: continue
      case .unfinished:
        position = before
        return nil
      }
    }
    return nil
  }

  /// Whether what was read so far may be an Escape by itself: only time can tell.
  package var mayBeEscape: Bool {
    guard pasted == nil, position < pending.count, pending[position] == 0x1B else { return false }
    let rest = pending[(position + 1)...]
    return rest.isEmpty || rest.elementsEqual([0x5B]) || rest.elementsEqual([0x4F])
  }

  /// Takes what was read as it is, because nothing followed in time.
  package mutating func timeOut() -> Key? {
    guard mayBeEscape else { return nil }
    defer { position = pending.count }
    guard let last = pending.last, last != 0x1B else { return .escape }
    return .alt(Unicode.Scalar(last))
  }

  /// The text that was read and not taken yet, up to a key that is no text.
  package var upcoming: String {
    let text = pending[position...].prefix { $0 >= 0x20 && $0 != 0x7F || [9, 10, 13].contains($0) }
    return PastedText.cleaned(text, keepsEnd: true)
  }

  /// Passes over the line breaks that come next.
  package mutating func skipLineBreaks() {
    while position < pending.count, [10, 13].contains(pending[position]) { position += 1 }
  }

  enum Step {
    case key(Key)
    case nothing
    case unfinished
  }

  private mutating func take() -> UInt8? {
    guard position < pending.count else { return nil }
    defer { position += 1 }
    return pending[position]
  }

  private mutating func parse() -> Step {
    guard let byte = take() else { return .unfinished }
    return byte == 0x1B ? parseEscape() : parseScalar(byte) { .scalar($0) }
  }

  private mutating func parseEscape() -> Step {
    guard let byte = take() else { return .unfinished }
    switch byte {
    case 0x5B: return parseControlSequence(held: [])
    case 0x4F: return parseSingleShift(held: [])
    case 0x1B:
      // Some terminals send Alt with an arrow as Escape and then the arrow.
      guard position < pending.count else {
        position -= 1
        return .key(.escape)
      }
      switch pending[position] {
      case 0x5B:
        position += 1
        return parseControlSequence(held: .alt)
      case 0x4F:
        position += 1
        return parseSingleShift(held: .alt)
      default:
        position -= 1
        return .key(.escape)
      }
    default: return parseScalar(byte) { .alt($0) }
    }
  }

  private mutating func parseScalar(_ lead: UInt8, _ key: (Unicode.Scalar) -> Key) -> Step {
    let length =
      switch lead {
      case 0..<0x80: 1
      case 0xC2..<0xE0: 2
      case 0xE0..<0xF0: 3
      case 0xF0..<0xF5: 4
      default: 0
      }
    guard length > 0 else { return .key(key("\u{FFFD}")) }
    let start = position - 1
    while position < start + length {
      guard position < pending.count else { return .unfinished }
      guard pending[position] & 0xC0 == 0x80 else { return .key(key("\u{FFFD}")) }
      position += 1
    }
    let text = String(decoding: pending[start..<position], as: UTF8.self)
    guard let scalar = text.unicodeScalars.first else { return .nothing }
    // C1 controls are codes between this editor and libedit, never text.
    return (0x80..<0xA0).contains(scalar.value) ? .nothing : .key(key(scalar))
  }

  private mutating func parseSingleShift(held: Key.Modifiers) -> Step {
    guard let final = take() else { return .unfinished }
    if final == 0x4D { return .key(.scalar("\r")) }
    return Self.key(final: final, numbers: [], held: held)
  }

  private mutating func parseControlSequence(held: Key.Modifiers) -> Step {
    let start = position
    while let byte = take() {
      switch byte {
      case 0x20..<0x40: continue
      case 0x5B where position == start + 1:
        // The Linux console's function keys: ESC [ [ A.
        return take() == nil ? .unfinished : .nothing
      case 0x40..<0x7F:
        let parameters = pending[start..<(position - 1)]
        // Answers and mouse reports, not keys, begin with one of < = > ?.
        if let first = parameters.first, (0x3C...0x3F).contains(first) { return .nothing }
        let numbers = parameters.split(separator: 0x3B, omittingEmptySubsequences: false)
          .map { Int(String(decoding: $0.prefix { $0 != 0x3A }, as: UTF8.self)) ?? 0 }
        if byte == 0x7E, numbers.first == 200 {
          pasted = []
          return .nothing
        }
        return Self.key(final: byte, numbers: numbers, held: held)
      default:
        // Not a control sequence after all: what interrupted it is a key of its own.
        position -= 1
        return .nothing
      }
    }
    return .unfinished
  }

  private mutating func parsePaste() -> Key? {
    while position < pending.count {
      let rest = pending[position...]
      guard let escape = rest.firstIndex(of: 0x1B) else {
        pasted?.append(contentsOf: rest)
        position = pending.count
        return nil
      }
      pasted?.append(contentsOf: pending[position..<escape])
      position = escape
      let candidate = pending[escape...].prefix(Self.pasteEnd.count)
      if candidate.elementsEqual(Self.pasteEnd) {
        position += Self.pasteEnd.count
        let text = PastedText.cleaned(pasted ?? [])
        pasted = nil
        return .paste(text)
      }
      if Self.pasteEnd.starts(with: candidate) { return nil }
      position += 1
    }
    return nil
  }
}

/// Takes the text of one JSON document apart, as RFC 8259 has it, into the nodes of a ``JSONTape``.
struct JSONParser {
  private let bytes: [UInt8]
  private var place = 0
  private var nodes: [JSONTape.Node] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// All nodes, the document's first.
  mutating func document() throws(JSONFault) -> [JSONTape.Node] {
    nodes.reserveCapacity(min(bytes.count / 8, 1 << 16) + 1)
    try value(depth: 0)
    skipBlanks()
    guard place == bytes.count else { throw fault("something follows the document") }
    return nodes
  }

  private func fault(_ reason: String) -> JSONFault { JSONFault(offset: place, reason: reason) }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x09, 0x0a, 0x0d: place += 1
      default: return
      }
    }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func add(_ kind: JSONTape.Kind, from start: Int, to end: Int) {
    nodes.append(JSONTape.Node(kind: kind, start: start, end: end, next: nodes.count + 1))
  }

  private mutating func value(depth: Int) throws(JSONFault) {
    skipBlanks()
    switch next {
    case UInt8(ascii: "\""): try text()
    case UInt8(ascii: "{"): try object(depth: depth + 1)
    case UInt8(ascii: "["): try array(depth: depth + 1)
    case UInt8(ascii: "t"): try word("true", .yes)
    case UInt8(ascii: "f"): try word("false", .no)
    case UInt8(ascii: "n"): try word("null", .null)
    case nil: throw fault("the text ends too early")
    default: try number()
    }
  }

  private mutating func word(_ word: StaticString, _ kind: JSONTape.Kind) throws(JSONFault) {
    let length = word.utf8CodeUnitCount
    let expected = UnsafeBufferPointer(start: word.utf8Start, count: length)
    guard bytes.count - place >= length,
      bytes[place..<place + length].elementsEqual(expected)
    else { throw fault("no value stands") }
    add(kind, from: place, to: place + length)
    place += length
  }

  private mutating func array(depth: Int) throws(JSONFault) {
    let index = try open(.array, depth)
    skipBlanks()
    if !skip(UInt8(ascii: "]")) {
      repeat {
        try value(depth: depth)
        skipBlanks()
      } while skip(UInt8(ascii: ","))
      guard skip(UInt8(ascii: "]")) else { throw fault("an array is not closed") }
    }
    close(index)
  }

  private mutating func object(depth: Int) throws(JSONFault) {
    let index = try open(.object, depth)
    skipBlanks()
    if !skip(UInt8(ascii: "}")) {
      repeat {
        skipBlanks()
        guard next == UInt8(ascii: "\"") else { throw fault("a member has no name") }
        try text()
        skipBlanks()
        guard skip(UInt8(ascii: ":")) else { throw fault("a name has no value") }
        try value(depth: depth)
        skipBlanks()
      } while skip(UInt8(ascii: ","))
      guard skip(UInt8(ascii: "}")) else { throw fault("an object is not closed") }
    }
    close(index)
  }

  private mutating func open(_ kind: JSONTape.Kind, _ depth: Int) throws(JSONFault) -> Int {
    guard depth <= JSONTape.deepest else { throw fault("it is nested too deeply") }
    add(kind, from: place, to: place + 1)
    place += 1
    return nodes.count - 1
  }

  private mutating func close(_ index: Int) {
    nodes[index].end = place
    nodes[index].next = nodes.count
  }

  private mutating func number() throws(JSONFault) {
    let start = place
    _ = skip(UInt8(ascii: "-"))
    let whole = place
    skipDigits()
    // `01` is no number, and neither is `-`.
    guard place > whole, place == whole + 1 || bytes[whole] != UInt8(ascii: "0") else {
      throw fault("no value stands")
    }
    var kind = JSONTape.Kind.integer
    if skip(UInt8(ascii: ".")) {
      kind = .fraction
      let digits = place
      skipDigits()
      guard place > digits else { throw fault("a number lacks digits") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      kind = .fraction
      place += 1
      if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
      let digits = place
      skipDigits()
      guard place > digits else { throw fault("a number lacks digits") }
    }
    add(kind, from: start, to: place)
  }

  private mutating func skipDigits() {
    while place < bytes.count, bytes[place] &- 48 < 10 { place += 1 }
  }

  private mutating func text() throws(JSONFault) {
    place += 1
    let start = place
    var kind = JSONTape.Kind.text
    var isPlain = true
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        if !isPlain { try checkUTF8(start..<place) }
        add(kind, from: start, to: place)
        place += 1
        return
      case UInt8(ascii: "\\"):
        kind = .escaped
        place += 1
        try escape()
      case ..<0x20: throw fault("a text holds a control character")
      default:
        if byte >= 0x80 { isPlain = false }
        place += 1
      }
    }
    throw fault("a text is not closed")
  }

  private mutating func escape() throws(JSONFault) {
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      place += 1
    case UInt8(ascii: "u"):
      guard bytes.count - place > 4,
        bytes[place + 1...place + 4].allSatisfy({
          $0 &- 48 < 10 || ($0 | 0x20) &- UInt8(ascii: "a") < 6
        })
      else { throw fault("an escape lacks digits") }
      place += 5
    default: throw fault("an escape is unknown")
    }
  }

  private func checkUTF8(_ range: Range<Int>) throws(JSONFault) {
    guard String(validating: bytes[range], as: UTF8.self) != nil else {
      throw fault("a text is no UTF-8")
    }
  }
}

internal import Basics

/// The text of a program that heft writes around pieces of code.
///
/// Each part of a piece stands on lines of its own, behind spaces that put it into the column where
/// the user wrote it, and is announced by `#sourceLocation` under a name and lines of
/// the piece's own. So the compiler and the line tables speak of the user's own places, and the text does not
/// depend on where the code was typed: the same code finds the same binary.
struct SwiftText {
  /// Lines of a piece are counted from here, so that a line alone says which piece it is of: line
  /// tables name the file of a function for code that was inlined into it.
  ///
  /// The line before the first is there for what opens a part.
  static func firstLine(of piece: Int) -> Int { (piece + 1) * mostLines }
  /// The most lines that a piece may have.
  static let mostLines = 100_000

  private(set) var text = "import HeftHarness\n"
  let pieces: [SwiftPiece]

  /// Begins a program of pieces; all parts are taken from them.
  init(_ pieces: [SwiftPiece]) {
    self.pieces = pieces
  }

  /// Whether code imports something, which may have to be linked.
  var imports: Bool {
    pieces.contains { piece in
      piece.outline.items.contains { $0.kind == .filewide }
    }
  }

  /// Adds a line of heft's own.
  mutating func add(_ line: String) { text += line + "\n" }

  /// Says that what follows is a line of a piece, or the one before its first where that is 0.
  mutating func announce(_ piece: Int, line: Int) {
    let number = Self.firstLine(of: piece) + line - 1
    add("#sourceLocation(file: \"snippet\(piece)\", line: \(number))")
  }

  /// Adds a part of a piece.
  ///
  /// - Parameters:
  ///   - range: its bytes.
  ///   - opening: what stands on the line before it, such as `return`.
  mutating func add(_ range: Range<Int>, of piece: Int, opening: String? = nil) {
    let part = pieces[piece].part(range)
    guard !part.text.allSatisfy(\.isWhitespace) else { return }
    announce(piece, line: part.line - (opening == nil ? 0 : 1))
    if let opening { text += opening + "\n" }
    text += String(repeating: " ", count: max(0, part.column - 1)) + part.text
    text += "\n#sourceLocation()\n"
  }

  /// Adds an item of a piece.
  mutating func add(_ item: Int, of piece: Int, opening: String? = nil) {
    add(pieces[piece].bytes(of: item), of: piece, opening: opening)
  }

  /// Adds what the setup leaves in force.
  mutating func add(_ replay: SwiftReplay) {
    for entry in replay.entries { add(entry.item, of: entry.piece) }
  }

  /// Adds the items of a body whose last expression is its value.
  mutating func addBody(of piece: Int, leavingOut hoisted: (SwiftItem) -> Bool = { _ in false }) {
    let items = pieces[piece].outline.items
    for (index, item) in items.enumerated() where !hoisted(item) {
      let isValue = index == items.count - 1 && (item.kind == .expression || item.kind == .branch)
      add(index, of: piece, opening: isValue ? "return" : nil)
    }
  }
}

internal import Basics

/// The items of a session's pieces that are still in force, in the order in which they run again.
///
/// Swift has no session of its own: what was typed is compiled and run anew each time. A name that
/// is declared again replaces its earlier declaration, in its place where code between the two needs
/// it, else where it was typed.
struct SwiftReplay {
  /// An item of one of the pieces.
  struct Entry: Hashable {
    var piece: Int
    var item: Int
  }

  private(set) var entries: [Entry] = []
  private let pieces: [SwiftPiece]

  /// Plays pieces; a name that is bound otherwise is left out of them.
  init(_ pieces: [SwiftPiece], without bound: String? = nil) {
    self.pieces = pieces
    for (piece, each) in pieces.enumerated() {
      for (item, _) in each.outline.items.enumerated() { add(Entry(piece: piece, item: item)) }
    }
    if let bound {
      entries = entries.filter { !self[$0].names.contains(bound) }
    }
  }

  /// What is in force.
  var items: [SwiftItem] { entries.map { self[$0] } }

  /// The names that are declared now.
  var names: [String] { items.flatMap(\.names) }

  private subscript(_ entry: Entry) -> SwiftItem {
    pieces[entry.piece].outline.items[entry.item]
  }

  private mutating func add(_ entry: Entry) {
    let new = self[entry]
    guard
      let place = entries.firstIndex(where: { Self.replaces(new, self[$0]) })
    else { return entries.append(entry) }
    let between = entries[(place + 1)...].contains { later in
      !Self.replaces(new, self[later])
        && new.names.contains { mentions(later, SwiftItem.base($0)) }
    }
    entries = entries.filter { !Self.replaces(new, self[$0]) }
    if between, new.kind == .variable {
      entries.insert(entry, at: min(place, entries.count))
    } else {
      entries.append(entry)
    }
  }

  /// Functions of other labels are overloads; everything else of a name is the same name.
  private static func replaces(_ new: SwiftItem, _ old: SwiftItem) -> Bool {
    new.names.contains { name in
      old.names.contains { other in
        new.kind == .function && old.kind == .function
          ? name == other : SwiftItem.base(name) == SwiftItem.base(other)
      }
    }
  }

  private func mentions(_ entry: Entry, _ word: Substring) -> Bool {
    let piece = pieces[entry.piece]
    let text = piece.part(piece.bytes(of: entry.item)).text
    return text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains(word)
  }
}

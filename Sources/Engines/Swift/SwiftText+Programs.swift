internal import Basics

extension SwiftText {
  /// A program that runs what was typed and shows the value of an expression at its end.
  ///
  /// - Parameters:
  ///   - pieces: the session's, and the new one last.
  static func executing(_ pieces: [SwiftPiece]) -> SwiftText {
    var program = SwiftText(pieces)
    let last = pieces.count - 1
    let all = SwiftReplay(pieces)
    program.add("_ = heftStart()")
    program.add("heftSilence()")
    // What is new may stand in an earlier place, where it replaces something: then it is not shown.
    for entry in all.entries where entry.piece < last { program.add(entry.item, of: entry.piece) }
    program.add("heftSpeak()")
    let items = pieces[last].outline.items
    for entry in all.entries where entry.piece == last {
      let isValue = entry.item == items.count - 1 && items[entry.item].kind == .expression
      program.add(entry.item, of: last, opening: isValue ? "let heftShown =" : nil)
      if isValue { program.add("heftShow(heftShown)") }
    }
    for item in items where item.kind == .variable {
      for name in item.names { program.add("heftName(\"\(name)\", \(name))") }
    }
    program.add("heftServe()")
    return program
  }

  /// A program that imports what pieces import, and does nothing.
  static func importing(_ pieces: [SwiftPiece]) -> SwiftText {
    var program = SwiftText(pieces)
    for (piece, each) in pieces.enumerated() {
      for item in each.outline.items.indices { program.add(item, of: piece) }
    }
    program.add("_ = heftStart()")
    program.add("heftServe()")
    return program
  }

  /// A program that builds, and uses, any of some variants.
  ///
  /// - Parameters:
  ///   - pieces: the setup's, then the variants', then the use, where there is one.
  ///   - setup: how many pieces the setup has.
  ///   - variants: how many variants there are.
  ///   - hasSize: whether the size is bound to `n`, whatever the setup says of it.
  static func measuring(
    _ pieces: [SwiftPiece], setup: Int, variants: Int, hasSize: Bool
  ) -> SwiftText {
    var program = SwiftText(pieces)
    let replay = SwiftReplay(Array(pieces[..<setup]), without: hasSize ? "n" : nil)
    program.add(hasSize ? "let n = heftStart()" : "_ = heftStart()")
    program.add("heftSilence()")
    program.add(replay)
    program.add("heftSpeak()")
    let use = setup + variants < pieces.count ? setup + variants : nil
    for variant in 0..<variants { program.addVariant(setup + variant, use: use) }
    program.add("heftServe()")
    return program
  }

  /// Types of a variant stand in a namespace of its own, so that two variants may name theirs alike
  /// and the use can reach into them; code stands in a function.
  private mutating func addVariant(_ piece: Int, use: Int?) {
    let items = pieces[piece].outline.items
    let types = Set(items.filter { $0.kind == .type }.flatMap(\.names))
    for (index, item) in items.enumerated() {
      switch item.kind {
      case .filewide: add(index, of: piece)
      case .extending(let name) where !types.contains(name): add(index, of: piece)
      default: break
      }
    }
    if let use {
      let items = pieces[use].outline.items
      for (index, item) in items.enumerated() where item.kind == .filewide { add(index, of: use) }
    }
    add("enum HeftVariant\(piece) {")
    for (index, item) in items.enumerated() where item.kind == .type { add(index, of: piece) }
    add("static func heftAdd() {")
    // The functions count as the user's from their braces on. What is built is typed before its use
    // is looked at: checked as one expression, the two together take the compiler minutes.
    announce(piece, line: 0)
    add("let heftBuild = {")
    add("#sourceLocation()")
    addBody(of: piece) { item in
      switch item.kind {
      case .type, .filewide, .extending: true
      default: false
      }
    }
    add("}")
    if let use {
      announce(use, line: 0)
      add("heftVariant(heftBuild, use: { it in")
      add("#sourceLocation()")
      addBody(of: use) { $0.kind == .filewide }
      add("})")
    } else {
      add("heftVariant(heftBuild)")
    }
    add("}")
    add("}")
    add("HeftVariant\(piece).heftAdd()")
    for (index, item) in items.enumerated() {
      if case .extending(let name) = item.kind, types.contains(name) {
        addExtension(index, of: piece)
      }
    }
  }

  /// An extension of a type that stands in a variant's namespace: its name gets the namespace in
  /// front, which moves what follows on its line by as much.
  private mutating func addExtension(_ item: Int, of piece: Int) {
    let range = pieces[piece].bytes(of: item)
    let part = pieces[piece].part(range)
    guard let word = part.text.firstRange(of: "extension ") else { return }
    announce(piece, line: part.line)
    let name = part.text[word.upperBound...]
    add(part.text[..<word.upperBound] + "HeftVariant\(piece)." + name.drop { $0 == " " })
    add("#sourceLocation()")
  }
}

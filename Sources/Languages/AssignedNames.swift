/// The names that a piece of Python binds at its top level, as far as its text tells.
package struct AssignedNames {
  private let names: Set<String>

  /// Reads the text: assignments, `def`, `class`, `import`, `for` and `with … as`.
  package init(in code: String) {
    var names: Set<String> = []
    for line in code.split(separator: "\n") where line.first?.isWhitespace == false {
      let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
      guard let first = words.first else { continue }
      switch first {
      case "def", "class", "for": if words.count > 1 { names.insert(words[1]) }
      case "async": if words.count > 2 { names.insert(words[2]) }
      case "import", "from", "with":
        if let mark = words.lastIndex(of: "as"), mark + 1 < words.count {
          names.insert(words[mark + 1])
        } else {
          names.formUnion(words.dropFirst())
        }
      default:
        let target = line.prefix { $0 != "=" }
        let rest = line.dropFirst(target.count)
        guard rest.hasPrefix("="), !rest.hasPrefix("==") else { continue }
        let plain = target.allSatisfy { $0.isLetter || $0.isNumber || "_,: []".contains($0) }
        if plain { names.insert(first) }
      }
    }
    self.names = names
  }

  package func contains(_ name: String) -> Bool { names.contains(name) }
}

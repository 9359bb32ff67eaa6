/// The top-level modules that pieces of Python import, as far as their text tells.
package struct ImportedNames {
  package private(set) var names: Set<String> = []

  /// Reads `import a.b, c` and `from a.b import c`, wherever a line or a statement begins with it.
  package init(in code: [String]) {
    for text in code {
      for line in text.split(whereSeparator: { $0.isNewline || $0 == ";" || $0 == ":" }) {
        add(line)
      }
    }
  }

  private mutating func add(_ line: Substring) {
    let words = line.split { $0.isWhitespace }
    switch words.first {
    case "from" where words.count > 2 && words[2] == "import": add(module: words[1])
    case "import":
      let list = line.drop { $0.isWhitespace }.dropFirst("import".count)
      for part in list.split(separator: ",") {
        if let module = part.split(whereSeparator: \.isWhitespace).first { add(module: module) }
      }
    default: break
    }
  }

  /// A relative import begins with a dot and names nothing that could be looked up.
  private mutating func add(module: Substring) {
    let name = module.prefix { $0 != "." }
    guard name.first?.isNumber == false,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { return }
    names.insert(String(name))
  }
}

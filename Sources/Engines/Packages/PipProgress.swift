/// What pip's lines say of how far it is.
package enum PipProgress {
  /// The phase that a line announces; nil for one that says nothing new.
  package static func phase(of line: String) -> String? {
    let words = line.split(separator: " ").map(String.init)
    guard let verb = words.first, words.count > 1 else { return nil }
    switch verb {
    case "Collecting": return "looking for \(name(words[1]))"
    case "Downloading": return "downloading \(file(words))"
    case "Using" where words[1] == "cached" && words.count > 2:
      return "taking \(file(Array(words.dropFirst()))) from pip's cache"
    case "Building": return "building \(words.last.map(name) ?? "")"
    case "Installing" where words[1] == "collected":
      let count = words.dropFirst(3).count
      return "installing \(count == 1 ? "one package" : "\(count) packages")"
    default: return nil
    }
  }

  /// `pandas` of `pandas>=2`.
  private static func name(_ text: String) -> String {
    String(text.prefix { $0.isLetter || $0.isNumber || "-_.".contains($0) })
  }

  /// `pandas 3.1.1 (12.3 MB)` of a wheel's name or address with its size behind it.
  private static func file(_ words: [String]) -> String {
    let file = words[1].split(separator: "/").last ?? ""
    let parts = file.split(separator: "-").prefix(2).map {
      String($0).replacing(".tar.gz", with: "")
    }
    return (parts + words.dropFirst(2)).joined(separator: " ")
  }
}

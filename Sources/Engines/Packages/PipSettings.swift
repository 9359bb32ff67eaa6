internal import Basics

/// Where a person's own settings of pip say that packages come from, as options for a pip that reads no
/// settings at all.
///
/// pip is asked for them by its own `config list`, which reads the files of the machine and of the person
/// and the variables `PIP_…`, and none in the current folder. Only what says how an index is reached is
/// taken over: nothing that changes what is installed, or where to.
struct PipSettings {
  let options: [String]

  /// The settings that take a value, by the names that pip's files and variables have for them.
  private static let valued = [
    "index-url", "extra-index-url", "find-links", "trusted-host", "cert", "client-cert", "proxy",
  ]

  /// Asks the pip of an interpreter.
  ///
  /// - Parameter variables: the person's own.
  init(of python: String, variables: [String: String]) throws(PackageError) {
    let outcome: ToolProcess.Outcome
    do {
      outcome = try ToolProcess(
        path: python, arguments: ["-I", "-m", "pip", "config", "list"],
        environment: variables.filter { name, _ in !name.hasPrefix("PYTHON") }
      ).run()
    } catch {
      throw .failed("Starting \(python)", reason: "\(error.message).")
    }
    // A pip that cannot tell its settings will say why when it is to install.
    self.init(list: outcome.succeeded ? outcome.output : "")
  }

  /// Reads what `pip config list` prints.
  init(list: String) {
    var found: [String: String] = [:]
    // Later ones win: a variable over a command's own section, and that over all commands'.
    for section in ["global", "install", ":env:"] {
      for line in list.split(separator: "\n") where line.hasPrefix("\(section).") {
        let parts = line.dropFirst(section.count + 1).split(separator: "=", maxSplits: 1)
        if parts.count == 2 { found[String(parts[0])] = Self.unquoted(parts[1]) }
      }
    }
    var options = Self.valued.flatMap { name in
      // One setting may hold several addresses, parted by blanks or line ends.
      (found[name] ?? "").split(whereSeparator: \.isWhitespace).map { "--\(name)=\($0)" }
    }
    if let value = found["no-index"],
      ["1", "true", "yes", "on", "y", "t"].contains(value.lowercased())
    {
      options.append("--no-index")
    }
    self.options = options
  }

  /// The text that Python's `repr` wrote.
  private static func unquoted(_ text: Substring) -> String {
    var result = ""
    var rest = text.dropFirst().dropLast()
    while let character = rest.popFirst() {
      guard character == "\\", let next = rest.popFirst() else {
        result.append(character)
        continue
      }
      switch next {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "r": result.append("\r")
      default: result.append(next)
      }
    }
    return result
  }
}

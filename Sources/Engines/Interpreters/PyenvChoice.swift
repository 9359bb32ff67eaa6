internal import Basics
internal import FoundationEssentials
internal import Glibc

/// Which versions pyenv would run here.
struct PyenvChoice {
  let environment: [String: String]

  /// pyenv's folder.
  var root: String {
    let named = environment["PYENV_ROOT"] ?? ""
    return named.isEmpty ? "\(environment["HOME"] ?? "")/.pyenv" : named
  }

  /// What stands in the place of the shims: the chosen versions that are there, else why there is none.
  func candidates(of shims: String) -> [InterpreterCandidate] {
    let chosen = versions
    // `system` is what follows on the path.
    if chosen.contains("system") { return [] }
    let found = chosen.filter(Self.isName).map { candidate(installed($0), .path) }
      .filter { access($0.path, X_OK) == 0 }
    guard found.isEmpty else { return found }
    let names = ["python3", "python"].map { "\(shims)/\($0)" }
    let shim = names.first { access($0, X_OK) == 0 }
    guard let shim else { return [] }
    let problem: EngineError =
      chosen.isEmpty
      ? .noVersion(shim: shim)
      : .versionMissing(
        shim: shim, version: String(chosen.joined(separator: ", ").prefix(60)))
    return [InterpreterCandidate(path: shim, source: .path, problem: problem)]
  }

  /// The version that a name such as `3.12` stands for where there is none of just that name: the newest
  /// that begins with it.
  private func installed(_ name: String) -> String {
    let folder = "\(root)/versions"
    guard access("\(folder)/\(name)", F_OK) != 0 else { return name }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let numbers = { (text: String) in text.split { !$0.isNumber }.compactMap { Int($0) } }
    return names.filter { $0.hasPrefix("\(name).") }
      .max { numbers($0).lexicographicallyPrecedes(numbers($1)) } ?? name
  }

  /// The interpreter of a version.
  func candidate(
    _ version: String, _ source: InterpreterCandidate.Source
  ) -> InterpreterCandidate {
    InterpreterCandidate(
      path: "\(root)/versions/\(version)/bin/python", source: source, versionHint: version)
  }

  /// The versions of `PYENV_VERSION`, of the nearest `.python-version` above the working directory, or of
  /// pyenv's own choice, as they are written there: see ``isName(_:)``.
  private var versions: [String] {
    let named: [String]
    if let asked = environment["PYENV_VERSION"], !asked.isEmpty {
      named = asked.split(separator: ":").map(String.init)
    } else {
      named = files.lazy.compactMap(words).first ?? []
    }
    return named.map { $0.hasPrefix("python-") ? String($0.dropFirst("python-".count)) : $0 }
  }

  private var files: [String] {
    var folder = FileManager.default.currentDirectoryPath
    var files: [String] = []
    while !folder.isEmpty {
      files.append("\(folder)/.python-version")
      folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
    }
    return files + ["\(root)/version"]
  }

  /// The words of a file of versions; nil where there is no such file. pyenv reads the first 4,096 bytes
  /// of a line, and takes `#` for the start of a remark.
  private func words(of path: String) -> [String]? {
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
      let file = try? Descriptor(open: path, flags: O_RDONLY | O_NONBLOCK),
      case .bytes(let bytes) = file.read(upTo: 4096)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.prefix { $0 != "#" } }
      .flatMap { $0.split(whereSeparator: \.isWhitespace) }.map(String.init)
  }

  /// Whether it can be the name of a version: letters, digits, `.`, `+`, `-` and `_`, as pyenv and its
  /// environments have them. Anything else leads nowhere, least of all out of pyenv's folder.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.count <= 100 && text.first != "." && !text.contains("..")
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"),
          UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}

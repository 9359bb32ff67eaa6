package import Instruments

/// Which exported notes are to be measured again.
package struct ReplayRequest: Hashable {
  package var path: String
  /// Whether code runs as well that the file's text does not show.
  package var force = false

  /// Reads the shell's `FILE [--force]`; the option may stand on either side.
  ///
  /// - Throws: a ``Problem`` where there is no file.
  package init(parsing arguments: String) throws(Problem) {
    let option = "--force"
    var path = arguments
    if path == option || path.hasPrefix("\(option) ") {
      force = true
      path = String(path.dropFirst(option.count).drop { $0 == " " })
    } else if path.hasSuffix(" \(option)") {
      force = true
      path.removeLast(option.count)
      while path.last == " " { path.removeLast() }
    }
    guard !path.isEmpty else {
      throw .usage("replay needs a file", hint: "for example: replay notes.md")
    }
    self.path = UserPath.expanded(path)
  }
}

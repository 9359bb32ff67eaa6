import Reporting

extension Document {
  /// The document of a result with the result's number before its title, by which notes name it.
  ///
  /// - Parameter engine: what stands at the end of the title's line, which tells a result's title from others.
  func numbered(_ number: Int, engine: String) -> Document {
    Document(blocks.numbered(number, engine: engine))
  }
}

extension [Block] {
  /// See ``Document/numbered(_:engine:)``.
  func numbered(_ number: Int, engine: String) -> [Block] {
    var blocks = self
    for (index, block) in enumerated() {
      guard case .heading(let level, let title, let aside) = block, aside.plain.hasPrefix(engine)
      else { continue }
      blocks[index] = .heading(level, .muted("[\(number)] ") + title, aside: aside)
      break
    }
    return blocks
  }
}

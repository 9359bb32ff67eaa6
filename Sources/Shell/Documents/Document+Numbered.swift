import Reporting

extension Document {
  /// The document of results with their numbers before its title, by which notes name them.
  ///
  /// - Parameter engines: what may begin the end of the title's line, which tells a result's title from others.
  func numbered(_ numbers: ClosedRange<Int>, engines: [String]) -> Document {
    Document(blocks.numbered(numbers, engines: engines))
  }
}

extension [Block] {
  /// See ``Document/numbered(_:engines:)``.
  func numbered(_ numbers: ClosedRange<Int>, engines: [String]) -> [Block] {
    let list = numbers.map(String.init).joined(separator: ", ")
    var blocks = self
    for (index, block) in enumerated() {
      guard case .heading(let level, let title, let aside) = block,
        engines.contains(where: aside.plain.hasPrefix)
      else { continue }
      blocks[index] = .heading(level, .muted("[\(list)] ") + title, aside: aside)
      break
    }
    return blocks
  }
}

package import Basics
package import Reporting

extension Document {
  /// One remark of the shell.
  package init(note text: String) {
    self.init([.paragraph(.marked(text))])
  }

  /// A finding with the line it is about.
  package init(diagnostic: Diagnostic) {
    self.init([.diagnostic(diagnostic)])
  }

  /// What was passed over: the first findings about each file, and how many more there are.
  package init(passedOver diagnostics: [Diagnostic]) {
    let most = 3
    var blocks: [Block] = []
    var seen: [String: Int] = [:]
    for diagnostic in diagnostics {
      seen[diagnostic.location.file, default: 0] += 1
      guard let count = seen[diagnostic.location.file], count <= most else { continue }
      blocks.append(.diagnostic(diagnostic))
    }
    for (file, count) in seen.sorted(by: { $0.key < $1.key }) where count > most {
      blocks.append(.paragraph(Text("\((count - most).counted("more finding")) about \(file).")))
    }
    self.init(blocks)
  }
}

package import Basics
package import Reporting

extension Document {
  /// One remark of the shell.
  package init(note text: String) {
    self.init([.paragraph(.marked(text))])
  }

  /// A finding with the line it is about.
  init(diagnostic: Diagnostic) {
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

  /// Why a command could not do its work: the sentence, the lines it is about, and what to do.
  package init(problem: Problem) {
    var blocks: [Block] = [.paragraph(.bad(problem.message.asSentence))]
    if !problem.details.isEmpty { blocks.append(.code(problem.details.joined(separator: "\n"))) }
    if let hint = problem.hint { blocks.append(.callout(.hint, .marked(hint))) }
    self.init(blocks)
  }
}

extension String {
  /// The text with a full stop where it has no mark at its end, and a capital at its beginning unless
  /// that is a command's name.
  var asSentence: String {
    guard let first, let last else { return self }
    let end = ".!?".contains(last) ? "" : "."
    let isCommand = CommandTable.names.contains(String(prefix { $0.isLetter }))
    return (isCommand ? String(first) : first.uppercased()) + dropFirst() + end
  }
}

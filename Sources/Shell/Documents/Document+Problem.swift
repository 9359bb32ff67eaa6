package import Instruments
package import Reporting

extension Document {
  /// Why a command could not do its work: the sentence, the lines it is about, and what to do.
  package init(problem: Problem) {
    var blocks: [Block] = [
      .paragraph(.bad(problem.message.asSentence(keeping: CommandTable.names)))
    ]
    if !problem.details.isEmpty { blocks.append(.code(problem.details.joined(separator: "\n"))) }
    if let hint = problem.hint { blocks.append(.callout(.hint, .marked(hint))) }
    self.init(blocks)
  }
}

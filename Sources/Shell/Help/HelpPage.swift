import Measuring
import Reporting

/// A page of help: on a command, on a ledger, or on how the shell and its numbers work.
struct HelpPage: Sendable {
  /// The word after `help`.
  let name: String
  /// One line, for the list below the cursor and at the head of the page.
  let summary: String
  /// What stands between the summary and the examples.
  var body: [Block] = []
  /// Lines that can be typed as they stand, one after the other.
  var examples: [String] = []

  /// Every page: the topics, the commands, the ledgers.
  static let all: [HelpPage] =
    topics + CommandTable.all.map(HelpPage.init) + Ledger.allCases.map(HelpPage.init)

  /// In the order in which `help` lists them.
  static let topics: [HelpPage] = [.start, .code, .ledgers, .verdicts, .method, .keys]

  /// The page of that name.
  ///
  /// A ledger may be called as in JSON or as in tables; `use` and `build` are words of no command.
  static func page(on name: String) -> HelpPage? {
    all.first { $0.name == name } ?? Ledger(rawValue: name).map(HelpPage.init)
  }
}

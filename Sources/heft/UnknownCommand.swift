internal import ArgumentParser
internal import Instruments
internal import Shell

/// A word that stands where a subcommand must and names none.
///
/// The parser would call it an unexpected argument and leave it at that.
enum UnknownCommand {
  /// What is wrong with the words after `heft`; nil where the parser may have them.
  static func problem(in arguments: [String]) -> Problem? {
    if let option = arguments.first, option.hasPrefix("--python"),
      let word = arguments.dropFirst(option.contains("=") ? 1 : 2).first,
      Heft.configuration.subcommands.contains(where: { name(of: $0) == word })
    {
      return .usage(
        "`--python` stands behind `\(word)`", hint: "as in `heft \(word) … --python 3.12`")
    }
    var command: any ParsableCommand.Type = Heft.self
    var path = ["heft"]
    for word in arguments {
      let known = command.configuration.subcommands
      if word.hasPrefix("-") || word == "help" || known.isEmpty { return nil }
      guard let next = known.first(where: { name(of: $0) == word }) else {
        return .noCommand(word, after: path, among: known.map(name))
      }
      command = next
      path.append(word)
    }
    return nil
  }

  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? ""
  }
}

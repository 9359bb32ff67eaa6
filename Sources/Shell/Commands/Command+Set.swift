import Basics
import Instruments
import Journaling
import Reporting

extension Command {
  static let set = Command(
    "set", in: .session, "Show or change a setting.",
    usage: ["set", "set NAME VALUE", "set NAME default"],
    explanation: [
      "Without a name it lists the settings with their values and meanings.",
      "A change holds at once, for the running worker too. At a terminal it is kept for your next sessions, in `heft/settings` below `$XDG_CONFIG_HOME` or `~/.config`; `set NAME default` forgets it, and `again` holds for one session. Scripts neither read nor change that file.",
    ],
    examples: ["set effort careful", "set memory 2 GB", "set replay off", "set effort default"],
    operand: .setting
  ) { (session, arguments) throws(Problem) in
    let words = arguments.split(separator: " ", maxSplits: 1)
    guard let name = words.first else {
      return Report(Document(settings: session.workspace.settings))
    }
    guard let setting = Setting.named(name) else {
      let names = Setting.all.map(\.name)
      let near = Spelling.nearest(to: String(name), in: names)
      throw .usage(
        "there is no setting `\(name)`",
        hint: near.map { "did you mean `set \($0)`?" }
          ?? "the settings are \(names.joined(separator: ", "))")
    }
    guard words.count == 2 else {
      return Report(Document(settings: session.workspace.settings, only: setting))
    }
    return try session.change(setting, to: String(words[1]))
  }
}

import Basics
import Journaling
import Reporting

extension Command {
  static let set = Command(
    "set", in: .session, "Show or change a setting.",
    usage: ["set", "set NAME VALUE"],
    explanation: ["Without a name it lists the settings with their values and meanings."],
    examples: ["set effort careful", "set memory 2 GB", "set replay off"], operand: .setting
  ) { (session, arguments) throws(Problem) in
    let words = arguments.split(separator: " ", maxSplits: 1)
    guard let name = words.first else {
      return Report(Document(settings: session.workspace.settings))
    }
    guard let setting = Setting.all.first(where: { $0.name == name }) else {
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
    let value = String(words[1])
    guard setting.read(value, &session.workspace.settings) else {
      throw .usage("`\(value)` is no value for \(setting.name)", hint: "try: \(setting.example)")
    }
    session.applySettings()
    session.log.record(
      .setting(Event.Setting(name: setting.name, value: setting.show(session.workspace.settings))))
    return Report(Document(settings: session.workspace.settings, only: setting))
  }
}

import Instruments
import Journaling
import Notes
import Reporting

extension ShellSession {
  /// Takes over the settings that were kept in a file, and keeps changes there from now on.
  package func keepSettings(in file: SettingsFile?) {
    settingsFile = file
    guard let trouble = file?.read(into: &workspace.settings) else { return }
    workspace.presenter.present(Document([.callout(.warning, .marked(trouble))]))
  }

  /// Changes a setting, for the running worker and for sessions to come.
  func change(_ setting: Setting, to value: String) throws(Problem) -> Report {
    let isDefault = value == "default"
    if isDefault {
      setting.reset(&workspace.settings)
    } else if !setting.read(value, &workspace.settings) {
      throw .usage("`\(value)` is no value for \(setting.name)", hint: "try: \(setting.example)")
    }
    applySettings()
    let shown = setting.show(workspace.settings)
    log.record(.setting(Event.Setting(name: setting.name, value: shown)))
    var document = Document(settings: workspace.settings, only: setting)
    guard let file = settingsFile else { return Report(document) }
    guard setting.isKept else {
      document += Document(note: "It holds for this session only.")
      return Report(document)
    }
    do {
      try file.keep(setting.name, isDefault ? nil : value)
    } catch {
      document += Document(note: "It holds for this session only: \(error.message).")
    }
    return Report(document)
  }
}

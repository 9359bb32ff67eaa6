import Basics
package import Instruments
import Measuring

/// One thing that `set` can change: its name, what it means, how it is read and shown.
package struct Setting: Sendable {
  let name: String
  let meaning: String
  let example: String
  /// What completion offers as a value.
  var values: [String] = []
  /// Whether a change holds for sessions to come; what agrees to effects outside holds for one.
  var isKept = true
  package let show: @Sendable (Settings) -> String
  /// Reads a value into the settings; false where it does not fit.
  let read: @Sendable (String, inout Settings) -> Bool
  /// Puts the usual value back.
  let reset: @Sendable (inout Settings) -> Void

  /// The setting with that name.
  static func named(_ name: some StringProtocol) -> Setting? { all.first { $0.name == name } }

  /// In the order in which `set` lists them.
  package static let all: [Setting] = [
    Setting(
      name: "replay", meaning: "replay the session's code before each variant of compare",
      example: "set replay off", values: ["on", "off"], show: { $0.replay ? "on" : "off" },
      read: { text, settings in
        guard ["on", "off"].contains(text) else { return false }
        settings.replay = text == "on"
        return true
      }, reset: { $0.replay = Settings().replay }),
    Setting(
      name: "again", meaning: "replay code that wrote to files and the like: ask, on or off",
      example: "set again on", values: Settings.Again.allCases.map(\.rawValue), isKept: false,
      show: { $0.again.rawValue },
      read: { text, settings in
        guard let again = Settings.Again(rawValue: text) else { return false }
        settings.again = again
        return true
      }, reset: { $0.again = Settings().again }),
    Setting(
      name: "effort", meaning: "how long experiments are timed: quick or careful",
      example: "set effort careful", values: ["quick", "careful"],
      show: { $0.effort.rawValue },
      read: { text, settings in
        guard let effort = Effort(rawValue: text), effort.takesTimes else { return false }
        settings.effort = effort
        return true
      }, reset: { $0.effort = Settings().effort }),
    Setting(
      name: "memory", meaning: "the memory a worker may take",
      example: "set memory 2 GB", values: ["automatic"],
      show: { $0.memory?.description ?? "automatic" },
      read: { text, settings in
        if text == "automatic" {
          settings.memory = nil
          return true
        }
        guard let amount = ByteCount(parsing: text), amount.bytes >= 64_000_000 else {
          return false
        }
        settings.memory = amount
        return true
      }, reset: { $0.memory = Settings().memory }),
    Setting(
      name: "time", meaning: "how long a piece of code may run, in seconds",
      example: "set time 120", show: { $0.time.text },
      read: { text, settings in
        let digits = text.hasSuffix("s") ? text.dropLast().filter { $0 != " " } : text
        guard let seconds = Double(digits), seconds >= 1, seconds <= 86_400 else { return false }
        settings.time = .seconds(seconds)
        return true
      }, reset: { $0.time = Settings().time }),
    Setting(
      name: "output", meaning: "how much a piece of code may print",
      example: "set output 4 MB", show: { $0.output.description },
      read: { text, settings in
        guard let amount = ByteCount(parsing: text), amount.bytes >= 1000 else { return false }
        settings.output = amount
        return true
      }, reset: { $0.output = Settings().output }),
    Setting(
      name: "undo", meaning: "how many pieces of code can be taken back; 0 makes no copies",
      example: "set undo 20", show: { "\($0.undo)" },
      read: { text, settings in
        guard let count = Int(text), (0...50).contains(count) else { return false }
        settings.undo = count
        return true
      }, reset: { $0.undo = Settings().undo }),
  ]
}

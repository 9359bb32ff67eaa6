import Basics
import Course
import Engines
import FoundationEssentials
package import Instruments
import Journaling
import Languages
import Lessons
import Measuring
import Reporting

extension Workspace {
  /// Says what works here: interpreters, probe, packages, lessons, journals.
  package func doctor() throws(Problem) -> Report {
    var checks: [HealthCheck] = []
    var interpreters: [PythonInterpreter] = []
    for (_, result) in InterpreterFinder().survey() {
      switch result {
      case .success(let interpreter):
        interpreters.append(interpreter)
        checks.append(
          HealthCheck(
            id: "interpreter", status: .works,
            message: "\(interpreter.identity.title) at \(interpreter.identity.path)."))
      case .failure(let error):
        checks.append(
          HealthCheck(
            id: "interpreter", status: .limited,
            message: error.description))
      }
    }
    // One language is enough: what the other lacks limits, and does not break.
    let isEnough = CodeLanguage.allCases.contains(where: has)
    for language in CodeLanguage.allCases {
      do {
        checks += try engine(language).health()
      } catch {
        checks.append(
          HealthCheck(
            id: language == .python ? "engine" : language.rawValue,
            status: isEnough ? .limited : .broken, message: error.message, hint: error.hint))
      }
    }
    checks += packageChecks(of: interpreters)
    checks.append(lessonsCheck)
    checks.append(journalCheck)
    checks.append(settingsCheck)
    checks += Surroundings.health()
    let isBroken = checks.contains { $0.status == .broken }
    return Report(
      Document(health: checks), json: Self.json(checks), exitCode: isBroken ? .missing : .done)
  }

  private var lessonsCheck: HealthCheck {
    do {
      let folder = try LessonsFolder.find()
      return HealthCheck(
        id: "lessons", status: .works,
        message: "\(try course().lessons.count) lessons in \(folder).")
    } catch {
      return HealthCheck(id: "lessons", status: .broken, message: error.message, hint: error.hint)
    }
  }

  private var journalCheck: HealthCheck {
    guard let folder = store.directory else {
      return HealthCheck(
        id: "journal", status: .limited, message: "There is no folder to keep sessions in.",
        hint: "Set HEFT_DATA to one.")
    }
    let reason = Surroundings.whyNotWritable(folder)
    return HealthCheck(
      id: "journal", status: reason == nil ? .works : .limited,
      message: reason.map { "\(folder) cannot be written (\($0)), so sessions are lost." }
        ?? "Sessions are kept in \(folder).",
      hint: reason == nil ? nil : "Set HEFT_DATA to another folder.")
  }

  private var settingsCheck: HealthCheck {
    guard let path = SettingsFile()?.path else {
      return HealthCheck(
        id: "settings", status: .limited, message: "There is no folder to keep settings in.",
        hint: "Set XDG_CONFIG_HOME to one.")
    }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "/"
    let reason = Surroundings.whyNotWritable(folder)
    return HealthCheck(
      id: "settings", status: reason == nil ? .works : .limited,
      message: reason.map { "\(folder) cannot be written (\($0)), so settings last one session." }
        ?? "Settings are kept in \(path).",
      hint: reason == nil ? nil : "Set XDG_CONFIG_HOME to another folder.")
  }

  private static func json(_ checks: [HealthCheck]) -> JSONValue {
    [
      "version": 1,
      "checks": .array(
        checks.map { check in
          [
            "id": .string(check.id), "status": .string(check.status.rawValue),
            "message": .string(check.message), "hint": .optional(check.hint),
          ]
        }),
    ]
  }

  /// The versions of the interpreters found, as their paths tell them, without running any.
  var interpreterVersions: [String] {
    var seen: Set<String> = []
    return InterpreterFinder().candidates().compactMap(\.versionHint).filter { version in
      guard let language = LanguageVersion(version), language >= LanguageVersion(3, 9) else {
        return false
      }
      return seen.insert(version).inserted
    }
  }

  /// The interpreters with the chosen one marked.
  func engineList() throws(Problem) -> Document {
    let chosen = try engine().identity
    let found = InterpreterFinder().survey().compactMap { try? $0.1.get().identity }
    let swift = (try? engine(.swift))?.identity
    return Document(engines: found + [swift].compactMap(\.self), chosen: chosen)
  }
}

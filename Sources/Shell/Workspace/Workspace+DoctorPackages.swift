import Basics
import Course
import Engines
import Instruments
import Lessons
import Measuring

extension Workspace {
  /// Which of the packages that lessons need each interpreter has, and Java where one needs that.
  func packageChecks(of interpreters: [PythonInterpreter]) -> [HealthCheck] {
    let lessons = (try? course().lessons) ?? []
    var needed: [Requirement] = []
    for requirement in lessons.flatMap(\.readableRequirements) where !needed.contains(requirement) {
      needed.append(requirement)
    }
    guard !needed.isEmpty else { return [] }
    let packages = needed.filter { !$0.isProgram }
    var checks = interpreters.map { packageCheck(of: $0, needed: packages, by: lessons) }
    if packages.count < needed.count { checks.append(JavaQuestion.health()) }
    return checks
  }

  /// What one interpreter has, wherever a lesson would take it from.
  private func packageCheck(
    of interpreter: PythonInterpreter, needed: [Requirement], by lessons: [Lesson]
  ) -> HealthCheck {
    let title = interpreter.identity.title
    let holdings: [PackageSet]
    do throws(PackageError) {
      holdings = try packageShelf.holdings(of: needed, for: interpreter)
    } catch {
      return HealthCheck(
        id: "packages", status: .limited, message: error.description, hint: error.hint)
    }
    let parts = holdings.compactMap { held -> String? in
      let names = needed.compactMap { requirement in
        held.versions[requirement.title].map { "\(requirement.title) \($0)" }
      }
      guard !names.isEmpty else { return nil }
      return names.joined(separator: ", ") + (held.site.map { " in \($0)" } ?? "")
    }
    // A lesson takes all its packages from one place.
    let lacking = lessons.filter { lesson in
      let wanted = lesson.readableRequirements.filter { !$0.isProgram }
      return !holdings.contains { held in wanted.allSatisfy { held.versions[$0.title] != nil } }
    }
    let has =
      parts.isEmpty ? "none of the packages that lessons need" : parts.joined(separator: "; ")
    guard let first = lacking.first else {
      return HealthCheck(id: "packages", status: .works, message: "\(title) has \(has).")
    }
    return HealthCheck(
      id: "packages", status: .limited,
      message: parts.isEmpty
        ? "\(title) has \(has)."
        : "\(title) has \(has); \(lacking.count.counted("lesson")) lack\(lacking.count == 1 ? "s" : "") some of theirs.",
      hint:
        "`heft lesson \(first.id) --python \(interpreter.identity.version) --install` installs what that lesson needs."
    )
  }
}

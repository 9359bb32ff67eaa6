import Basics
package import Engines
import FoundationEssentials
package import Instruments
import Journaling
import Languages
package import Lessons
import Measuring
import Reporting

extension Workspace {
  /// Where a lesson's packages are looked for: one that is not the course's has an environment of its own.
  package func packageShelf(for lesson: Lesson) -> PackageShelf {
    shelf(foreign: LessonOrigin(of: lesson).packageKey(for: lesson))
  }

  /// Has Python use what a lesson needs, where the lesson has Python and Python is here.
  ///
  /// - Throws: a ``Problem`` that says what is missing and how to get it.
  package func usePackages(of lesson: Lesson) throws(Problem) {
    guard lesson.has(.python), has(.python) else { return }
    let engine = try engine(.python)
    do throws(PackageError) {
      try engine.use(lesson.requirements(), from: packageShelf(for: lesson))
    } catch {
      throw Problem(error, in: lesson)
    }
  }

  /// Installs what a lesson needs and does not have, with progress; says before what will be installed,
  /// and in the end what is there.
  package func install(for lesson: Lesson) throws(Problem) {
    let engine = try engine(.python)
    let shelf = packageShelf(for: lesson)
    do throws(PackageError) {
      try engine.use(lesson.requirements(), from: shelf)
    } catch {
      do throws(PackageError) {
        guard case .absent = error else { throw error }
        try install(lesson.requirements(), on: shelf, with: engine)
      } catch {
        throw Problem(error, in: lesson)
      }
    }
    let versions = engine.identity.packages ?? [:]
    let list = versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    presenter.present(
      Document(
        note: list.isEmpty
          ? "\(lesson.id) needs no packages."
          : "\(lesson.id) has what it needs: \(list.joined(separator: ", "))."))
  }

  private func install(
    _ requirements: [Requirement], on shelf: PackageShelf, with engine: any Engine
  ) throws(PackageError) {
    let wanted = requirements.filter {
      !$0.isProgram && $0.isNeeded(byPython: engine.identity.version)
    }
    let folder = try shelf.folder(for: engine)
    presenter.present(
      Document(
        note:
          "Installing \(wanted.map(\.wanted).listed) from PyPI with what goes with them, for \(engine.identity.title), into \(folder ?? "an environment of heft's own")."
      ))
    let monitor = PresentingMonitor(presenter)
    defer { presenter.clearProgress() }
    let installed = try engine.install(requirements, on: shelf, monitor: monitor)
    try engine.use(requirements, from: shelf)
    presenter.present(Document(note: "Installed in \(installed)."))
  }
}

extension Lesson {
  /// What it needs beside Python itself.
  ///
  /// - Throws: where one of them is not written as a requirement may be.
  package func requirements() throws(PackageError) -> [Requirement] {
    var requirements: [Requirement] = []
    for text in header.requires { requirements.append(try Requirement(text)) }
    return requirements
  }

  /// The same for lists; nothing where one of them cannot be read, of which `heft check` tells.
  package var readableRequirements: [Requirement] { (try? requirements()) ?? [] }
}

extension PackageShelf {
  /// Where an engine's packages are installed; nil for one that installs none.
  fileprivate func folder(for engine: any Engine) throws(PackageError) -> String? {
    guard let python = engine as? PythonEngine else { return nil }
    return try ownEnvironment(for: python.interpreter).folder
  }
}

extension Problem {
  /// Packages that a lesson needs and cannot have.
  package init(_ error: PackageError, in lesson: Lesson) {
    if case .notAllowed(let text, let reason, let hint) = error {
      self = .usage("the lesson \(lesson.id) needs `\(text)`, which \(reason)", hint: hint)
      return
    }
    let code: ExitCode = error == .interrupted ? .interrupted : .missing
    guard case .absent(let names, let engine) = error else {
      self.init(error.description, hint: error.hint, exitCode: code)
      return
    }
    self.init(
      "the lesson \(lesson.id) needs \(names.joined(separator: ", ")), which \(engine) does not have",
      hint:
        "`heft lesson \(lesson.id) --install` installs what is missing into an environment of heft's own; in the shell, `install \(lesson.id)`",
      exitCode: code)
  }
}

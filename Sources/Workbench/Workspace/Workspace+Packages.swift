import Engines
import FoundationEssentials
import Journaling
import Lessons
import Measuring
import Reporting

extension Workspace {
  /// Where the packages of lessons are looked for.
  var packageShelf: PackageShelf {
    let data = JournalStore.dataFolder(ProcessInfo.processInfo.environment)
    return PackageShelf(folder: data.map { "\($0)/packages" })
  }

  /// Has Python use what a lesson needs, where the lesson has Python and Python is here.
  ///
  /// - Throws: a ``Problem`` that says what is missing and how to get it.
  func usePackages(of lesson: Lesson) throws(Problem) {
    guard lesson.has(.python), has(.python) else { return }
    let engine = try engine(.python)
    do throws(PackageError) {
      try engine.use(lesson.requirements, from: packageShelf)
    } catch {
      throw Problem(error, in: lesson)
    }
  }

  /// Installs what a lesson needs and does not have, with progress; says what is there in the end.
  func install(for lesson: Lesson) throws(Problem) {
    let engine = try engine(.python)
    let requirements = lesson.requirements
    do throws(PackageError) {
      try engine.use(requirements, from: packageShelf)
    } catch {
      do throws(PackageError) {
        guard case .absent(let names, _) = error else { throw error }
        try install(requirements, with: engine, missing: names)
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
    _ requirements: [Requirement], with engine: any Engine, missing: [String]
  ) throws(PackageError) {
    presenter.present(
      Document(
        note:
          "Installing \(missing.joined(separator: ", ")) from PyPI, for \(engine.identity.title) and into an environment of heft's own."
      ))
    let monitor = PresentingMonitor(presenter)
    defer { presenter.clearProgress() }
    let folder = try engine.install(requirements, on: packageShelf, monitor: monitor)
    try engine.use(requirements, from: packageShelf)
    presenter.present(Document(note: "Installed in \(folder)."))
  }
}

extension Lesson {
  /// What it needs beside Python itself.
  var requirements: [Requirement] { header.requires.map { Requirement($0) } }
}

extension Problem {
  /// Packages that a lesson needs and cannot have.
  init(_ error: PackageError, in lesson: Lesson) {
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

import Basics
import Foundation
import TestSupport
import Testing

/// Versions whose layouts differ from those before: what is shown there is what is shown elsewhere.
@Suite struct NewPythonsTests {
  /// CPython 3.14 and later, where they are installed.
  private static let new: [Pythons.Found] = {
    let found = Pythons.all.filter { (Int($0.version.split(separator: ".")[1]) ?? 0) >= 14 }
    if found.isEmpty { print("No CPython 3.14 or later here: its lessons are skipped.") }
    return found
  }()

  @Test(
    "V2 A touched instance is sized, shown and let go of", arguments: Pythons.all)
  func touchedInstances(python: Pythons.Found) throws {
    let heft = try HeftProcess.run(
      ["--python", python.path, "--json"],
      input: """
        class Holder: pass

        it = Holder()
        it.numbers = list(range(2000, 102000))
        vars(it).keys()
        size it
        who

        """)
    #expect(heft.exitCode == 0, "\(python): \(heft.errors)")
    let documents = heft.output.split(separator: "\n").compactMap {
      try? JSONValue(parsing: $0.utf8)
    }
    let sizes = documents.compactMap { $0["own"]?.int }
    // A hundred thousand places and numbers; the rest of the instance is below a thousand bytes.
    let least = 100_000 * (8 + 28)
    #expect(sizes.contains { $0 >= least && $0 < least + 400_000 + 1_000 }, "\(heft.output)")
    #expect(!heft.errors.contains("ended"), "\(heft.errors)")
  }

  @Test("V7 Lessons hold on the newest versions, and their solutions pass", arguments: new)
  func lessons(python: Pythons.Found) throws {
    let folder = HeftProcess.packageFolder.appending(path: "lessons").path()
    let lessons = ["values/tuples.md", "memory/pools.md", "flow/reuse.md", "cases/big-log.md"]
    let heft = try HeftProcess.run(
      ["check", "--quick", "--python", python.path] + lessons.map { "\(folder)/\($0)" })
    #expect(heft.exitCode == 0, "\(python): \(heft.output)")
  }
}

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
    let setup = """
      class Holder: pass

      it = Holder()
      it.numbers = list(range(2000, 102000))
      vars(it).keys()
      """
    let sized = try HeftProcess.run([
      "size", "it", "--setup", setup, "--python", python.path, "--json",
    ])
    #expect(sized.exitCode == 0, "\(python): \(sized.errors)")
    let own = try #require(JSONValue(parsing: sized.output.utf8)["own"]?.int)
    // A hundred thousand places and numbers of 28 to 32 bytes; the rest is a few hundred bytes.
    #expect((3_600_000...4_001_000).contains(own), "\(python): \(sized.output)")
    let session = try HeftProcess.run(
      ["--python", python.path], input: setup + "\nsize it\nwho\ndel it\n")
    #expect(session.exitCode == 0, "\(python): \(session.errors)")
    #expect(session.output.contains("came back"), "\(python): \(session.output)")
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

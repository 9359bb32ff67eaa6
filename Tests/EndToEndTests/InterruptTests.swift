import Foundation
import TestSupport
import Testing

/// Ctrl-C during a command that was started from another shell, and during a script.
@Suite(.serialized) struct InterruptTests {
  private let data = TemporaryFolder()
  private let folder = TemporaryFolder()

  @Test func aSizeThatIsStoppedSaysSoAndEndsWith130() throws {
    let heft = try stopped(["size", "\(announcing), \(sleeping)"])
    #expect(heft.screen.text.contains("Interrupted."))
  }

  @Test func aComparisonThatIsStoppedShowsItsPart() throws {
    let heft = try stopped(["compare", "[1] * 1000", "[\(announcing), \(sleeping)]"])
    let output = heft.output
    #expect(output.contains("did not run to its end"))
    #expect(output.contains("Interrupted: "))
    #expect(output.contains("kept"))
  }

  @Test func aScriptThatIsStoppedDoesNotGoOn() throws {
    let script = try folder.file(
      "script.heft", "x = [\(announcing), \(sleeping)]\nprint('went' + ' on')\n")
    let heft = try stopped(["run", script])
    #expect(heft.output.contains("Interrupted."))
    #expect(!heft.output.contains("went on"))
  }

  /// Where the code has to leave a file to say that it runs.
  private var sign: URL { folder.url.appending(path: "running") }
  private var announcing: String { "open('\(sign.path())', 'w').close()" }
  private var sleeping: String { "__import__('time').sleep(50)" }

  /// Starts heft, presses Ctrl-C when the code runs, and waits for the end that this has to have.
  private func stopped(_ arguments: [String]) throws -> PseudoTerminal {
    let heft = try HeftTerminal(data: data, directory: folder, arguments: arguments)
    try heft.terminal.wait(for: "the code", within: HeftTerminal.patience) {
      FileManager.default.fileExists(atPath: sign.path())
    }
    heft.terminal.send("\u{3}")
    #expect(try heft.waitForExit() == .exited(130))
    return heft.terminal
  }
}

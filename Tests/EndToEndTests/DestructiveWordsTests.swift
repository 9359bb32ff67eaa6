import Foundation
import TestSupport
import Testing

/// Words that lose something or leave: a name of the session's goes before them.
@Suite struct DestructiveWordsTests {
  private func play(_ script: String) throws -> HeftProcess {
    let folder = TemporaryFolder()
    return try HeftProcess.run(["run", try folder.file("session.heft", script)])
  }

  @Test("L3 reset, undo and quit that are names show their values, and %reset is the command")
  func namesGoFirst() throws {
    let heft = try play(
      """
      x = list(range(1000))
      reset = 'my reset'
      reset
      undo = 'my undo'
      undo
      quit = 'my quit'
      quit
      print('still', len(x))
      %reset
      print('x' in globals())
      %undo 2
      print('again', len(x))
      %quit
      print('left behind')
      """)
    #expect(heft.exitCode == 0, "\(heft.errors)")
    for text in ["'my reset'", "'my undo'", "'my quit'", "still 1000", "again 1000"] {
      #expect(heft.output.contains(text), "\(text): \(heft.output)")
    }
    #expect(heft.output.contains("`%reset` is the command"))
    // x, reset, undo and quit.
    #expect(heft.output.contains("4 names are gone"), "\(heft.output)")
    #expect(heft.output.contains("\nFalse"))
    #expect(!heft.output.contains("left behind"))
  }

  @Test("L3 A reset is taken back by undo, one after the other") func resetIsTakenBack() throws {
    let heft = try play(
      "x = 5\nreset\ny = 6\nreset\nreset\nundo list\nundo\nprint('y', y)\nundo 3\nprint('x', x)\n"
        + "compare [x] * n vs (x,) * n --n 10 --quick\n")
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output.contains("1 name is gone"))
    #expect(heft.output.contains("There is nothing to forget"))
    #expect(heft.output.contains("y 6") && heft.output.contains("x 5"), "\(heft.output)")
    // The journal has the code again, which fresh processes run first.
    #expect(heft.output.contains("same answer") || heft.output.contains("kept"))
  }

  @Test("L3 A name that is gone is a command again") func aNameThatWasDeleted() throws {
    let heft = try play("x = 1\nreset = 2\ndel reset\nreset\nprint('x' in globals())\n")
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output.contains("1 name is gone"), "\(heft.output)")
    #expect(heft.output.contains("False"))
  }

  @Test("L3 In a Swift session as in Python's", .enabled(if: SwiftCompiler.path != nil))
  func inSwift() throws {
    let heft = try play(
      "engine swift\nlet reset = 41 + 1\nreset\nlet other = 7\n%reset\nundo\nother * 3\n")
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output.contains("42") && heft.output.contains("21"), "\(heft.output)")
    #expect(heft.output.contains("2 names are gone"))
  }
}

import Foundation
import Journaling
import TestSupport
import Testing
import Workbench

/// What the list below the line offers, after each word of the shell.
@Suite(.serialized) struct CompletionTests {
  private let session: ShellSession
  private let folder = TemporaryFolder()

  init() throws {
    let store = JournalStore(environment: ["HEFT_DATA": folder.path])
    session = ShellSession(
      workspace: Workspace(presenter: SilentPresenter(), python: nil, store: store))
  }

  private func texts(_ line: String) -> [String] {
    session.completions(before: line).candidates.map(\.text)
  }

  @Test func commandsAndTheirOptionsComeFromTheTable() {
    #expect(texts("compa") == ["compare"])
    #expect(texts("les") == ["lessons", "lesson"])
    #expect(Set(texts("")) == CommandTable.names)
    for command in CommandTable.all where !command.options.isEmpty {
      #expect(texts("\(command.name) x --") == command.options.map { "--\($0.name)" })
    }
    #expect(texts("compare [1] vs [2] --ca") == ["--careful"])
    #expect(texts("notes export --format ") == ["md", "html", "ipynb", "json"])
    #expect(texts("size = compa").isEmpty)
  }

  @Test func eachOperandHasItsWords() throws {
    #expect(texts("lesson sl") == ["slots"])
    #expect(texts("help ke") == ["keys", "kept"])
    #expect(texts("help verd") == ["verdicts"])
    #expect(texts("help B7") == ["B7"])
    #expect(texts("set eff") == ["effort"])
    #expect(texts("set effort ") == ["quick", "careful"])
    #expect(texts("notes ex") == ["export"])
    #expect(texts("engine 3.1").allSatisfy { $0.hasPrefix("3.1") })
    #expect(texts("next ").isEmpty)
  }

  @Test func filesStandWhereFilesGo() throws {
    _ = try folder.file("mine.md", "")
    _ = try folder.file("mine.heft", "")
    _ = try folder.file("deep/inner.md", "")
    let path = folder.path
    #expect(texts("run \(path)/mi") == ["\(path)/mine.heft", "\(path)/mine.md"])
    #expect(texts("run \(path)/d") == ["\(path)/deep/"])
    #expect(texts("lesson \(path)/mi") == ["\(path)/mine.md"])
    #expect(texts("notes export --output \(path)/mine.h") == ["\(path)/mine.heft"])
    #expect(texts("engine \(path)/de") == ["\(path)/deep/"])
  }

  @Test func namesOfTheSessionStandInCode() {
    defer { session.close(reason: "test") }
    session.execute("measure = {'one': 1}")
    session.execute("import os")
    #expect(texts("size meas") == ["measure"])
    #expect(texts("size ") == ["measure", "os"])
    #expect(texts("compare [1] vs measure.ke") == ["keys"])
    #expect(texts("compare [1] vs [2] --setup import collec") == ["collections"])
    #expect(texts("size measure['") == ["'one']"])
    #expect(texts("def f():\n    meas") == ["measure"])
  }
}

import Foundation
import Instruments
import Journaling
import Shell
import TestSupport
import Testing

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

  @Test func claimsAndTheLessonsThatJudgeThemFollowClaims() {
    #expect(texts("claims B17") == ["B17"])
    #expect(texts("claims B17 A3").contains("A3"))
    #expect(texts("claims welc") == ["welcome"])
  }

  @Test func theHistoryIsCompletedByItsVerbsAndNumbers() {
    let typed = TypedHistory(["x = 1", "def f():\n    return 1", "size x", "history "])
    session.history = typed
    #expect(texts("history ") == ["run", "edit"])
    #expect(texts("history r") == ["run"])
    #expect(texts("history run ") == ["4", "3", "2", "1"])
    #expect(texts("history edit 2") == ["2"])
    let proposals = session.completions(before: "history run ").candidates
    #expect(proposals.map(\.detail) == ["history ", "size x", "def f(): …", "x = 1"])
    #expect(texts("history size ").isEmpty)
    #expect(texts("history run 2 ").isEmpty)
    // Numbers go on to mean what the list on the screen says.
    session.execute("history f()")
    #expect(texts("history run ") == ["2"])
    #expect(typed.count == 4)
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
    #expect(texts("replay \(path)/mine.m") == ["\(path)/mine.md"])
  }

  @Test func namesOfFilesMayHoldBlanksAndBeginAtHome() throws {
    _ = try folder.file("two words/my commands.heft", "")
    let path = folder.path
    #expect(texts("run \(path)/tw") == ["\(path)/two words/"])
    #expect(texts("run \(path)/two words/my") == ["\(path)/two words/my commands.heft"])
    let home = try #require(ProcessInfo.processInfo.environment["HOME"])
    let visible = try FileManager.default.contentsOfDirectory(atPath: home)
      .filter { !$0.hasPrefix(".") }
    #expect(texts("run ~/").count == visible.count)
    #expect(texts("run ~/").allSatisfy { $0.hasPrefix("~/") })
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

/// A history that a test typed.
private final class TypedHistory: EntryHistory {
  private var entries: [String]

  init(_ entries: [String]) { self.entries = entries }

  var count: Int { entries.count }
  func entry(_ number: Int) -> String? {
    entries.indices.contains(number - 1) ? entries[number - 1] : nil
  }
  func numbers(holding text: String, limit: Int) -> [Int] {
    Array((1...count).filter { entries[$0 - 1].contains(text) }.suffix(limit))
  }
  func append(_ entry: String) { entries.append(entry) }
}

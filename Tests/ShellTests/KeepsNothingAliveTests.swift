import Basics
import Foundation
import Instruments
import Journaling
import Reporting
import Shell
import TestSupport
import Testing

/// T18: the shell keeps no object of the learner's alive, whatever command was used on it.
@Suite struct KeepsNothingAliveTests {
  /// What is typed for each command of the table; a new command needs a line here.
  private static let entries: [String: [String]] = [
    "size": ["size thing", "size [thing]"],
    "compare": ["compare [thing] vs (thing,)"],
    "time": ["time thing.__class__", "time no_such_name"],
    "layout": ["layout thing", "layout [thing]"],
    "watch": ["watch [thing] * 1000", "watch 1 / thing"],
    "plot": ["plot"],
    "who": ["who"],
    "engine": ["engine"],
    "doctor": ["doctor"],
    "lessons": ["lessons"],
    "lesson": ["lesson welcome"],
    "next": ["next"],
    "back": ["back"],
    "predict": ["predict 2"],
    "run": ["run no-such-file"],
    "hint": ["hint"],
    "check": ["check [thing]"],
    "edit": ["edit"],
    "solution": ["solution"],
    "progress": ["progress"],
    "claims": ["claims thing"],
    "install": ["install welcome", "install thing"],
    "note": ["note about thing"],
    "pin": ["pin"],
    "unpin": ["unpin"],
    "notes": ["notes", "notes show"],
    "replay": ["replay no-such-file.md"],
    "undo": ["other = thing", "undo", "undo list"],
    "help": ["help size", "?thing"],
    "history": ["history", "history thing", "history run 1"],
    "set": ["set", "set effort quick"],
    "reset": ["reset"],
    "quit": ["quit"],
  ]

  private static let code = ["thing", "[thing]", "1 / thing", "thing.nothing", "del thing.nothing"]

  @Test func noCommandKeepsAnObject() throws {
    let presenter = PrintingPresenter()
    let folder = TemporaryFolder()
    let store = JournalStore(environment: ["HEFT_DATA": folder.path])
    let session = ShellSession(
      workspace: Workspace(presenter: presenter, python: nil, store: store))
    defer { session.close(reason: "quit") }
    let names = CommandTable.all.map(\.name)
    for name in names {
      let entries = try #require(Self.entries[name], "no entry is known for `\(name)`")
      #expect(entries.contains { $0.hasPrefix(name) })
      check(entries, session, presenter)
    }
    check(Self.code, session, presenter)
  }

  private func check(
    _ entries: [String], _ session: ShellSession, _ presenter: PrintingPresenter
  ) {
    session.execute("class Thing: pass")
    session.execute("thing = Thing()\nimport weakref\nalive = weakref.ref(thing)")
    for entry in entries { session.execute(entry) }
    presenter.printed = ""
    session.execute("print(globals().pop('alive', lambda: None)() is None)")
    let isForgotten = entries == ["reset"]
    #expect(presenter.printed == (isForgotten ? "True\n" : "False\n"), "\(entries)")
    session.execute("alive = weakref.ref(thing)")
    session.execute("del thing")
    presenter.printed = ""
    session.execute("print(globals().get('alive', lambda: None)() is None)")
    #expect(presenter.printed == "True\n", "something of \(entries) keeps the object alive")
  }
}

/// A presenter that remembers what code printed.
private final class PrintingPresenter: Presenter {
  var printed = ""
  func present(_ document: Document) {}
  func present(_ problem: Problem) {}
  func show(printed text: String, asError: Bool) { printed += text }
  func show(phase: String, elapsed: Duration, live: ByteCount?) {}
  func clearProgress() {}
  func edit(_ text: String, suffix: String) throws(Problem) -> String? { nil }
  func entries(ofFileAt path: String, isSwift: Bool) throws(Problem) -> [String] { [] }
  var interruptDescriptor: Int32? { nil }
  func takeInterrupt() -> Bool { false }
}

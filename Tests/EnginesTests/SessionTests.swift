import Basics
import Engines
import Foundation
import Testing

@Suite struct SessionTests {
  @Test(arguments: Pythons.all) func showsTheLastExpression(_ python: PythonInterpreter) throws {
    let session = try session(on: python)
    defer { session.close() }
    #expect(try session.shown("1 + 1") == "2")
    #expect(try session.shown("x = 5\nx * 2") == "10")
    #expect(try session.shown("x = 5") == nil)
    #expect(try session.shown("None") == nil)
    #expect(try session.shown("x;") == nil)
    #expect(try session.shown("{'b': 1, 'a': 2}") == "{'b': 1, 'a': 2}")
    let long = try #require(try session.shown("list(range(10 ** 6))"))
    #expect(long.utf8.count < 20_000 && long.hasSuffix("...]"))
    #expect(try session.shown("__name__") == "'__main__'")
    #expect(session.run("print('é', end='')").value?.output.standardOutput == "é")
  }

  @Test func scratchFolderIsThereAndGoes() throws {
    #expect(!FileManager.default.fileExists(atPath: try usedScratchFolder()))
  }

  private func usedScratchFolder() throws -> String {
    let session = try session()
    defer { session.close() }
    let path = String(try #require(try session.shown("scratch")).dropFirst().dropLast())
    #expect(try session.shown("open(scratch + '/f', 'w').write('x')") == "1")
    #expect(try session.shown("__import__('tempfile').gettempdir() == scratch") == "True")
    #expect(session.names().isEmpty)
    #expect(FileManager.default.fileExists(atPath: path))
    return path
  }

  @Test func namesAreSummed() throws {
    let session = try session()
    defer { session.close() }
    session.run("count = 3\ndata = [1, 2]\nclass P: pass\np = P()\nimport os")
    let names = session.names()
    #expect(names.map(\.name) == ["count", "data", "P", "p", "os"])
    #expect(names.map(\.type) == ["int", "list", "type", "P", "module"])
    #expect(names.map(\.summary) == ["3", "2 items", "", "", ""])
  }

  @Test(arguments: [
    ("x = 1", Completeness.complete), ("def f():", .incomplete(indent: 4)),
    ("def f():\n    return 1", .incomplete(indent: 0)), ("def f():\n    return 1\n", .complete),
    ("x = [1,", .incomplete(indent: 0)), ("if x:\n    y = 1", .incomplete(indent: 4)),
    ("'''abc", .incomplete(indent: 0)), ("for i in x: print(i)", .complete),
  ]) func knowsWhetherCodeGoesOn(_ code: String, _ expected: Completeness) throws {
    let session = try session()
    defer { session.close() }
    #expect(session.completeness(of: code) == expected)
  }

  @Test func knowsInvalidCode() throws {
    let session = try session()
    defer { session.close() }
    guard case .invalid(_, let line, let column) = session.completeness(of: "a = 1\nb = = 2") else {
      Issue.record("this is invalid code")
      return
    }
    #expect((line, column) == (2, 5))
  }

  @Test func resetForgetsAndCloseCanBeUndone() throws {
    let session = try session()
    session.run("x = 1")
    #expect(try #require(session.live) > .zero)
    session.reset()
    #expect(session.run("x").failure?.kind == .raised)
    session.close()
    #expect(session.live == nil)
    #expect(try session.shown("2") == "2")
    session.close()
  }
}

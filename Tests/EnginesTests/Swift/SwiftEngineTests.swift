import Basics
import Engines
import Measuring
import Testing

@Suite(.serialized) struct SwiftEngineTests {
  @Test func anArrayIsWeighed() throws {
    let sizing = try #require(
      try Swifts.size("(0..<n).map { P(x: $0) }", setup: ["struct P { var x: Int }"], n: 1000).value
    )
    #expect(sizing.type == "Array<P>")
    #expect(sizing.length == 1000)
    #expect(sizing.memory.shallow == ByteCount(8))
    #expect(sizing.memory.kept == ByteCount(8032))
    #expect(sizing.memory.freed == ByteCount(8032))
    #expect(sizing.memory.deep == nil)
    #expect(sizing.memory.notes.contains { $0.contains("nothing can traverse a Swift heap") })
  }

  @Test func variantsAreCompared() throws {
    let outcome = try Swifts.compare(
      ["var a = [Int]()\nfor i in 0..<n { a.append(i) }\na", "(0..<n).lazy.map { $0 }"],
      use: "it.reduce(0, +)", n: 100_000, effort: .quick)
    let comparison = try #require(outcome.value, "\(String(describing: outcome.failure))")
    #expect(comparison.sameAnswer == true)
    #expect(comparison.verdicts[.kept]?.verdict == .smaller)
    #expect(comparison.variants[1].memory.kept == .zero)
    #expect(comparison.variants.allSatisfy { $0.build != nil && $0.use != nil })
    print(comparison)
  }

  @Test func aTrapNamesTheLine() throws {
    let failure = try #require(
      try Swifts.compare(["[1]", "let a = [1, 2]\nlet i = n\n[a[i]]"], n: 7).failure)
    #expect(failure.location == SourceLocation(file: "optimized", line: 3, column: 4))
    print(failure)
  }

  @Test func aCompileErrorNamesLineAndColumn() throws {
    let failure = try #require(
      try Swifts.compare(["[1]", "let a = 3\n  foo(a)"]).failure)
    #expect(failure.kind == .syntax)
    #expect(failure.sentence == "Compile error: cannot find 'foo' in scope.")
    #expect(failure.location == SourceLocation(file: "optimized", line: 2, column: 3))
  }

  @Test func aSessionKeepsNames() throws {
    let session = try Swifts.engine.startSession(budget: Budget())
    #expect(
      session.run("struct P { var x = 3 }\nlet p = P()\nprint(\"hello\")").value?.output
        .standardOutput == "hello\n")
    let shown = session.run("p.x + 1", entry: 2).value
    #expect(shown?.shown == "4")
    #expect(shown?.output.standardOutput == "")
    session.run("struct P { var x = 5 }", entry: 3)
    #expect(try session.shown("p.x") == "5")
    #expect(session.names().map(\.name) == ["p"])
    let sizing = try #require(session.size("[P](repeating: p, count: 10)").value)
    #expect(sizing.memory.kept == ByteCount(112))
  }
}

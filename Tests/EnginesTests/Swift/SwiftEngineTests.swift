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

  @Test func whereNothingWasHandedOutItIsSaidWhatHoldsTheValue() throws {
    func says(_ words: String, _ code: String) throws -> Bool {
      let sizing = try #require(try Swifts.size(code).value)
      return sizing.memory.notes.contains { $0.contains(words) }
    }
    #expect(try says("an array of constants", "[1, 2, 3]"))
    #expect(try says("up to 15 bytes", "\"heft\""))
    for code in ["(0..<3).map { $0 }", "[Int]()", "0..<3", "String(repeating: \"x\", count: 99)"] {
      #expect(try !says("Nothing was handed out", code), "\(code)")
    }
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
  }

  @Test func codeKnowsItsScratchFolder() throws {
    let write = """
      let path = scratch + "/number"
      let file = fopen(path, "w")
      fputs("\\(n)", file)
      fclose(file)
      path.hasPrefix("/") && access(path, R_OK) == 0
      """
    let outcome = try Swifts.compare(
      [write, "let scratch = true\nscratch"], use: "it", n: 7, setup: ["import Glibc"])
    let comparison = try #require(outcome.value, "\(String(describing: outcome.failure))")
    #expect(comparison.variants.map(\.answer?.repr) == ["true", "true"])
  }

  @Test func aTrapNamesTheLine() throws {
    let failure = try #require(
      try Swifts.compare(["[1]", "let a = [1, 2]\nlet i = n\n[a[i]]"], n: 7).failure)
    #expect(failure.location == SourceLocation(file: "optimized", line: 3, column: 3))
    #expect(failure.sentence == "optimized: Fatal error: Index out of range.")
    #expect(failure.sourceLine == "[a[i]]")
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
    #expect(session.names().map(\.name) == ["p", "P"])
    let sizing = try #require(session.size("[P](repeating: p, count: 10)").value)
    #expect(sizing.memory.kept == ByteCount(112))
    session.run("let xs = Array(0..<100)", entry: 5)
    let again = try #require(session.size("xs").value)
    #expect(again.memory.kept == ByteCount(832))
    #expect(again.memory.notes.contains { $0.hasPrefix("It was built again") })
    #expect(session.undo(1).value?.snippets.map(\.code) == ["let xs = Array(0..<100)"])
    #expect(session.names().map(\.name) == ["p", "P"])
  }

  @Test(arguments: [
    ("let a = [1]\na[n]", "Fatal error: Index out of range.", 2),
    (
      "let a: Int? = n > 3 ? nil : 1\na!",
      "Fatal error: Unexpectedly found nil while unwrapping an Optional value.", 2
    ),
    ("var x = UInt8(250)\nx += UInt8(n)\nx", "Fatal error: arithmetic overflow.", 2),
    (
      "func f(_ k: Int) -> Int {\n  if k > 3 { fatalError(\"mine\") }\n  return k\n}\nf(n)",
      "Fatal error: mine.", 2
    ),
  ]) func trapsAreSentences(_ code: String, _ sentence: String, _ line: Int) throws {
    let failure = try #require(try Swifts.size(code, n: 7).failure)
    #expect(failure.sentence == sentence)
    #expect(failure.location?.line == line)
  }

  @Test func aClosureAndItsCallerOnOneLineAreShownOnce() throws {
    let failure = try #require(
      try Swifts.size("let a = [1, 2]\na.map { $0 / (n - n) }", n: 7).failure)
    #expect(failure.traceback.map(\.location.line) == [2])
  }

  @Test(arguments: [
    ("x", nil), ("x\ny", "There is one more error."), ("x\ny\nz", "There are 2 more errors."),
  ]) func furtherErrorsAreCounted(_ code: String, _ hint: String?) throws {
    let failure = try #require(try Swifts.size(code).failure)
    #expect(failure.location?.line == 1)
    #expect(failure.hint == hint)
  }

  @Test func anErrorThatIsThrownIsOne() throws {
    let failure = try #require(
      try Swifts.size("struct Bad: Error {}\nif n > 3 { throw Bad() }\n1", n: 7).failure)
    #expect(failure.kind == .raised)
    #expect(failure.sentence == "Bad: Bad()")
  }

  @Test func codeWithoutAValueIsRefused() throws {
    let failure = try #require(try Swifts.size("let a = 1").failure)
    #expect(failure.kind == .syntax)
    #expect(failure.location == SourceLocation(file: "heft[1]", line: 1))
  }

  @Test func variantsMayNameTheirTypesAlike() throws {
    let comparison = try #require(
      try Swifts.compare(
        [
          "final class P { var x = 1 }\n(0..<n).map { _ in P() }",
          "struct P { var x = 1 }\nextension P { var twice: Int { 2 * x } }\n(0..<n).map { _ in P() }",
        ], use: "it.reduce(0) { $0 + $1.x }", n: 100
      ).value)
    #expect(comparison.sameAnswer == true)
    #expect(comparison.variants.map { $0.memory.kept?.bytes } == [832 + 100 * 24, 832])
  }

  @Test func foundationIsImportedAndItsCostShown() throws {
    let sizing = try #require(
      try Swifts.size("Data(count: 1000)", setup: ["import Foundation"]).value)
    #expect(sizing.type == "Data")
    #expect(sizing.memory.notes.contains { $0.hasPrefix("Importing Foundation alone takes ") })
  }

  @Test func answersHaveTheDigestsOfPython() throws {
    let pairs = [
      ("5", "5"), ("-5", "-5"), ("[1, 2]", "[1, 2]"), ("\"ä\"", "'ä'"), ("true", "True"),
      ("[\"a\": 1, \"b\": 2]", "{'b': 2, 'a': 1}"), ("Set([1, 2])", "{1, 2}"),
      ("0.1 + 0.2", "0.1 + 0.2"), ("(1, \"x\")", "(1, 'x')"), ("[Int?.none, 3]", "[None, 3]"),
    ]
    let ours = try #require(try Swifts.compare(pairs.map(\.0), use: "it").value)
    let variants = pairs.map { Variant(name: $0.1, code: typed($0.1)) }
    let theirs = try #require(
      try PythonEngine(try Pythons.any).measure(
        Experiment(variants: variants, use: typed("it")), effort: .memoryOnly, budget: Budget(),
        monitor: SilentMonitor()
      ).value)
    for (index, pair) in pairs.enumerated() {
      let digest = try #require(ours.variants[index].answer?.digest)
      #expect(digest == theirs.variants[index].answer?.digest, "\(pair)")
    }
  }

  @Test func theBudgetEndsAnEndlessLoop() throws {
    let failure = try #require(
      try Swifts.compare(
        ["var seen: Set<Int> = []\nwhile n > 0 { seen.insert(n) }\nreturn 1", "1"], n: 1,
        budget: Budget(time: .seconds(5))
      ).failure)
    #expect(failure.kind == .timedOut)
  }

  @Test func anInterruptEndsTheProgram() throws {
    let monitor = RecordingMonitor()
    monitor.interruptAt = "now"
    let comparison = try #require(
      try Swifts.compare(
        [
          "print(\"now\")\nvar seen: Set<Int> = []\nwhile n > 0 { seen.insert(n) }\nreturn 1", "1",
        ], n: 1, monitor: monitor
      )
      .value)
    #expect(comparison.variants.allSatisfy { !$0.complete })
  }

  @Test(arguments: [
    ("let a = 1", Completeness.complete), ("struct P {", .incomplete(indent: 2)),
    ("func f() {\n  if true {", .incomplete(indent: 4)),
    ("let t = \"\"\"\nabc", .incomplete(indent: 0)),
    ("f(1,\n", .incomplete(indent: 2)), ("/* { */ 1", .complete), ("\"{ \\(a(\"}\"))\"", .complete),
    ("let a =", .incomplete(indent: 2)),
    ("a)", .invalid(message: "')' closes nothing", line: 1, column: 2)),
    ("\"abc", .invalid(message: "the text does not end on its line", line: 1, column: 1)),
    ("#\"\\(\"#", .complete),
  ]) func blocksGoOn(_ code: String, _ expected: Completeness) throws {
    let session = try Swifts.engine.startSession(budget: Budget())
    #expect(session.completeness(of: code) == expected)
  }
}

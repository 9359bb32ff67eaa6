import Basics
import Foundation
import TestSupport
import Testing

/// The contract of the command line, held by running the real thing.
@Suite(.serialized) struct CommandLineTests {
  @Test func theInterpretersThatWereAskedForAreThere() {
    print("CPythons: \(Pythons.all.map(\.version).joined(separator: ", "))")
    #expect(Pythons.missing.isEmpty)
    #expect(!Pythons.all.isEmpty)
  }

  @Test(arguments: Pythons.all)
  func keptAgreesWithTracemalloc(_ python: Pythons.Found) throws {
    let expression = "[x*x for x in range(1000000)]"
    let heft = try HeftProcess.run(["size", "--json", "--python", python.path, expression])
    #expect(heft.exitCode == 0, "\(heft.errors)")
    let kept = try #require(try JSONValue(parsing: heft.output.utf8)["kept"]?.int)
    let traced = try tracemalloc(expression, python: python.path)
    #expect(abs(Double(kept - traced)) <= Double(traced) * 0.001, "\(kept) against \(traced)")
  }

  @Test func aGeneratorKeepsTenThousandTimesLessThanItsList() throws {
    let list = "[x*x for x in range(n)]"
    let generator = "(x*x for x in range(n))"
    let options = ["--use", "sum(it)", "--n", "1000000"]
    let comparison = try compare([list, generator] + options)
    #expect(comparison["sameAnswer"] == true)
    for ledger in ["kept", "peak"] {
      #expect(comparison["verdicts"]?[ledger]?["verdict"] == "smaller")
      #expect(try #require(comparison["verdicts"]?[ledger]?["ratio"]?.double) > 10_000)
    }
    for phase in ["build", "use"] {
      let timing = try #require(comparison["variants"]?.array?.first?[phase])
      let (low, median) = (
        try #require(timing["low"]?.double), try #require(timing["median"]?.double)
      )
      #expect(low <= median)
      #expect(median <= (try #require(timing["high"]?.double)))
    }
    let swapped = try compare([generator, list] + options)
    #expect(swapped["verdicts"]?["kept"]?["verdict"] == "larger")
    #expect(swapped["verdicts"]?["peak"]?["verdict"] == "larger")
  }

  @Test func theSameCodeKeepsTheSame() throws {
    let comparison = try compare(["list(range(n))", "list(range(n))", "--n", "100000"])
    for ledger in ["kept", "peak", "allocations"] {
      #expect(comparison["verdicts"]?[ledger]?["verdict"] == "same", "\(ledger)")
    }
  }

  @Test func answersThatDifferGetNoVerdict() throws {
    let heft = try HeftProcess.run(["compare", "--json", "[1]", "[2]", "--use", "sum(it)"])
    #expect(heft.exitCode == 1)
    let comparison = try JSONValue(parsing: heft.output.utf8)
    #expect(comparison["sameAnswer"] == false)
    #expect(comparison["verdicts"]?.object?.isEmpty == true)
    let shown = try HeftProcess.run(["compare", "[1]", "[2]", "--use", "sum(it)"])
    #expect(shown.exitCode == 1)
    #expect(shown.output.contains("differ"))
    #expect(shown.output.contains("naive: `1`") && shown.output.contains("optimized: `2`"))
  }

  @Test func whatIsTooOldIsRefusedWithASentence() throws {
    guard let old = Pythons.find("3.8") else { return }
    let heft = try HeftProcess.run(["size", "[]", "--python", old.path])
    #expect(heft.exitCode == 3)
    #expect(heft.errors.contains("3.8") && heft.errors.contains("3.9 or newer"))
    #expect(heft.output.isEmpty)
  }

  @Test(arguments: [
    ["size"], ["compare", "[1]"], ["frobnicate"], ["size", "[]", "--n", "many"],
    ["compare", "[1]", "[2]", "--n", "-1"], ["check", "--quick", "--lint-only"],
    ["check", "no/such/lesson.md"], ["lesson", "no-such-lesson"], ["run", "no-such-file"],
    ["notes", "show", "no-such-session"], ["notes", "export", "--format", "docx"],
  ])
  func badUsageExitsWithTwoAndASentence(_ arguments: [String]) throws {
    let heft = try HeftProcess.run(arguments)
    #expect(heft.exitCode == 2, "\(arguments): \(heft.errors)")
    #expect(!heft.errors.isEmpty)
    #expect(heft.output.isEmpty)
  }

  @Test(arguments: [
    (["lesons"], "did you mean `heft lessons`?"), (["sise", "[1]"], "did you mean `heft size`?"),
    (["notes", "exprt"], "did you mean `heft notes export`?"),
    (["next"], "`next` is a command of the shell"),
    (["frobnicate"], "its commands are size, compare"),
    (["lesson", "slotts"], "did you mean `lesson slots`?"), (["lessons", "--jsn"], "'--json'"),
  ])
  func aMistypedCommandIsUnderstood(_ arguments: [String], _ hint: String) throws {
    let heft = try HeftProcess.run(arguments)
    #expect(heft.exitCode == 2)
    #expect(heft.output.isEmpty)
    #expect(heft.errors.contains(hint), "\(heft.errors)")
  }

  @Test func codeThatRaisesExitsWithOneAndTheLearnersLine() throws {
    let heft = try HeftProcess.run(["size", "[1 / x for x in (1, 0)]"])
    #expect(heft.exitCode == 1)
    #expect(heft.errors.contains("ZeroDivisionError"))
    #expect(heft.errors.contains("[1 / x for x in (1, 0)]"))
    #expect(!heft.errors.contains("<heft>"))
    let broken = try HeftProcess.run(["size", "[1,"])
    #expect(broken.exitCode == 2)
  }

  private func compare(_ arguments: [String]) throws -> JSONValue {
    let heft = try HeftProcess.run(["compare", "--json"] + arguments)
    #expect(heft.exitCode == 0, "\(heft.errors)")
    return try JSONValue(parsing: heft.output.utf8)
  }

  /// What tracemalloc says is still out after the expression was built, in a process of its own.
  private func tracemalloc(_ expression: String, python: String) throws -> Int {
    let script = """
      import gc, tracemalloc
      gc.collect(); tracemalloc.start()
      before = tracemalloc.get_traced_memory()[0]
      it = \(expression)
      gc.collect()
      print(tracemalloc.get_traced_memory()[0] - before)
      """
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-I", "-c", script]
    process.standardOutput = pipe
    try process.run()
    process.waitUntilExit()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }
}

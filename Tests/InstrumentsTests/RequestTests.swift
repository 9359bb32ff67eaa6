import Instruments
import Measuring
import Testing

@Suite struct RequestTests {
  @Test func compareReadsItsOptions() throws {
    let request = try CompareRequest(
      parsing: "[x for x in range(n)] vs range(n) --use sum(it) --n 1_000_000 --careful")
    #expect(request.variants == ["[x for x in range(n)]", "range(n)"])
    #expect(request.use == "sum(it)")
    #expect(request.n == 1_000_000)
    #expect(request.effort == .careful)
    #expect(request.names == ["naive", "optimized"])
  }

  @Test(arguments: ["", "[1]", "[1] vs", "vs [1]", "[1] vs [2] --n many", "[1] vs [2] --n 0"])
  func whatDoesNotFitIsBadUsageWithAHint(_ arguments: String) {
    let problem = #expect(throws: Problem.self) { try CompareRequest(parsing: arguments) }
    #expect(problem?.exitCode == .usage)
    #expect(problem?.hint != nil)
  }

  @Test func sizeShowsAllWhereThatIsAsked() throws {
    let request = try SizeRequest(parsing: "x --where --n 10")
    #expect(request.expression == "x" && request.wholly && request.n == 10)
    #expect(try !SizeRequest(parsing: "[where --where]").wholly)
    #expect(throws: Problem.self) { try SizeRequest(parsing: "x --where y") }
  }

  @Test func sizeNeedsAnExpression() throws {
    #expect(throws: Problem.self) { try SizeRequest(parsing: "  ") }
    #expect(try SizeRequest(parsing: "f(n) --n 1e6").n == 1_000_000)
  }

  @Test("H9 A line that is Swift is read as Swift, by what is typed or by --swift")
  func aLineOfSwift() throws {
    let typed = try CompareRequest(parsing: ##"#"a"# vs "a" --n 10"##, isSwift: true)
    #expect(typed.variants == [##"#"a"#"##, #""a""#] && typed.n == 10)
    let asked = try CompareRequest(parsing: ##"#"a"# vs "a" --n 10 --swift"##)
    #expect(asked.variants == typed.variants && asked.n == 10)
    #expect(try SizeRequest(parsing: ##"#"it"s --n"# --n 3"##, isSwift: true).n == 3)
    // Python's texts may speak of the option.
    #expect(try SizeRequest(parsing: "'a --swift b'").expression == "'a --swift b'")
    let python = try CompareRequest(parsing: "a # vs b\nvs c")
    #expect(python.variants == ["a # vs b", "c"])
  }
}

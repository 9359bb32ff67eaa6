import Measuring
import Testing
import Workbench

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
}

import Basics
import TestSupport
import Testing

/// How often heft claims a difference where there is none, on this machine as it is now.
@Suite struct SameCodeTests {
  @Test func theSameCodeIsToldApartInAtMostTwoOfTwentyRuns() throws {
    var claimed: [String] = []
    for _ in 0..<20 {
      let heft = try HeftProcess.run(
        ["compare", "--json", "list(range(n))", "list(range(n))", "--n", "20000"])
      #expect(heft.exitCode == 0, "\(heft.errors)")
      let verdicts = try #require(try JSONValue(parsing: heft.output.utf8)["verdicts"])
      #expect(verdicts["kept"]?["verdict"] == "same")
      #expect(verdicts["peak"]?["verdict"] == "same")
      let build = try #require(verdicts["build"])
      if build["verdict"] != "no difference detected" { claimed.append(build.line()) }
    }
    #expect(claimed.count <= 2, "\(claimed)")
  }
}

import Engines
import Testing

@Suite struct HealthTests {
  @Test(arguments: Pythons.all) func everythingWorksHere(_ python: PythonInterpreter) {
    let checks = PythonEngine(python).health()
    #expect(checks.map(\.id) == ["interpreter", "worker", "probe", "layouts", "walk", "clock"])
    for check in checks where check.id != "clock" {
      #expect(check.status == .works, "\(check.message)")
    }
  }

  @Test func withoutAProbeItSaysSo() throws {
    let checks = PythonEngine(try Pythons.any, probe: nil).health()
    let probe = try #require(checks.first { $0.id == "probe" })
    #expect(probe.status == .limited)
    #expect(probe.hint != nil)
  }
}

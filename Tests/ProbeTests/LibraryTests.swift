import Testing

/// The library itself, outside of any Python.
@Suite struct LibraryTests {
  @Test("T26 The probe needs libc alone")
  func t26_needsLibcAlone() throws {
    let run = try Run("/usr/bin/env", ["readelf", "-d", Probe.path])
    try #require(run.status == 0, "\(run.errors)")
    let needed = run.output.split(separator: "\n").filter { $0.contains("(NEEDED)") }
    #expect(!needed.isEmpty)
    for line in needed {
      #expect(line.contains("[libc.so.6]") || line.contains("[ld-linux"), "\(line)")
    }
  }

  @Test("A program that is no Python runs as before, and so does what it starts")
  func otherPrograms() throws {
    let run = try Run(
      "/bin/sh", ["-c", "echo \"[$LD_PRELOAD]\"; seq 1 20000 | sort -rn | tail -1"],
      environment: ["LD_PRELOAD": Probe.path])
    #expect(run.status == 0)
    #expect(run.output == "[]\n1\n")
  }

  @Test(
    "A page that cannot be mapped leaves the program alone", arguments: ["0", "999", "x", "-1"])
  func badPage(descriptor: String) throws {
    let run = try Run(
      "/bin/sh", ["-c", "echo [$HEFT_COUNTERS_FD]"],
      environment: ["LD_PRELOAD": Probe.path, "HEFT_COUNTERS_FD": descriptor])
    #expect(run.status == 0)
    #expect(run.output == "[]\n")
  }
}

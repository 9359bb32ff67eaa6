import Foundation
import TestSupport
import Testing

/// What the built program is linked with.
@Suite struct LinkageTests {
  @Test("heft needs no Foundation, which would bring ICU")
  func noFoundation() throws {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["readelf", "-d", HeftProcess.executable.path()]
    process.standardOutput = pipe
    try process.run()
    let said = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let needed = said.split(separator: "\n").filter { $0.contains("(NEEDED)") }
    #expect(needed.contains { $0.contains("[libyaml") })
    for line in needed {
      #expect(
        !line.contains("[libFoundation.") && !line.contains("Internationalization")
          && !line.contains("ICU"), "\(line)")
    }
  }
}

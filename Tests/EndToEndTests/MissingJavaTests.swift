import Foundation
import TestSupport
import Testing

/// A lesson that needs Java, where there is none.
@Suite struct MissingJavaTests {
  private let programs = ProgramsFolder()
  private var environment: [String: String] { ["PATH": programs.path, "JAVA_HOME": ""] }

  @Test(.enabled(if: !Pythons.all.isEmpty)) func aCheckSkipsItAndSaysWhy() throws {
    let heft = try HeftProcess.run(
      [
        "check", "--quick", try ShippedLessons.file("pyspark").path(),
        "--python", Pythons.all[0].path,
      ], environment: environment)
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.output.contains("Java 17 or later is needed, and there is none here."))
  }

  @Test(.enabled(if: !Pythons.all.isEmpty)) func theLessonIsNotPlayed() throws {
    let heft = try HeftProcess.run(["lesson", "pyspark"], environment: environment)
    #expect(heft.exitCode == 3)
    #expect(heft.output.isEmpty)
    #expect(heft.errors.hasPrefix("Java 17 or later is needed, and there is none here.\n"))
    #expect(heft.errors.contains("hint: Debian and Ubuntu: `apt install openjdk-17-jre-headless`."))
  }
}

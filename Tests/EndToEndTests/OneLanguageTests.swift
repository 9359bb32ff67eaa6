import Foundation
import TestSupport
import Testing

/// With one language missing the shell starts, says what is missing, and the other does everything.
@Suite(.serialized) struct OneLanguageTests {
  private static let nothing = TemporaryFolder()

  private static var withoutPython: [String: String] {
    [
      "PATH": nothing.path, "HOME": nothing.path, "PYENV_ROOT": nothing.path,
      "HEFT_SWIFT": SwiftCompiler.path ?? "",
    ]
  }
  private static let programs = ProgramsFolder()
  private static let withoutSwift = ["PATH": programs.path, "HEFT_SWIFT": ""]

  @Test(.enabled(if: SwiftCompiler.path != nil)) func withoutPythonTheShellIsSwift() throws {
    let heft = try HeftProcess.run(
      [],
      input: """
        struct Pair {
          let a: Int
          let b: Int
        }
        size [Pair(a: 1, b: 2)]
        engine python
        [1].count
        """, environment: Self.withoutPython)
    #expect(heft.output.contains("Array<Pair> of 1"), "\(heft.output) \(heft.errors)")
    #expect(heft.errors.contains("No Python interpreter was found."))
    #expect(heft.output.hasSuffix("1\n"))
    #expect(heft.exitCode == 3)
  }

  @Test(.enabled(if: SwiftCompiler.path != nil)) func withoutPythonLessonsPlayInSwift() throws {
    let heft = try HeftProcess.run(
      ["check", "--quick", ShippedLessons.file("slots").path()], environment: Self.withoutPython)
    #expect(heft.exitCode == 0, "\(heft.output) \(heft.errors)")
    #expect(heft.output.contains("its Python code was skipped: No Python interpreter was found."))
  }

  /// A lesson in Swift alone needs no Python: it plays, its promises hold, and every figure is filled in.
  @Test(.enabled(if: SwiftCompiler.path != nil)) func withoutPythonALessonInSwiftAlonePlays() throws
  {
    let course = try ShippedLessons.quick()
    let heft = try HeftProcess.run(
      ["lesson", "growth"],
      environment: Self.withoutPython.merging(
        ["HEFT_LESSONS": course.url.appending(path: "lessons").path()]) { _, last in last })
    #expect(heft.exitCode == 0, "\(heft.output) \(heft.errors)")
    #expect(heft.errors.isEmpty)
    #expect(heft.output.contains("Swift"))
    #expect(!heft.output.contains("{{") && !heft.output.contains("(not measured"))
    #expect(!heft.output.contains("this fails the lesson"))
  }

  @Test func withoutSwiftALessonInSwiftAloneSaysWhatIsMissing() throws {
    let heft = try HeftProcess.run(["lesson", "growth"], environment: Self.withoutSwift)
    #expect(heft.exitCode == 3)
    #expect(heft.output.isEmpty)
    #expect(heft.errors.contains("No Swift compiler was found."))
  }

  @Test func withoutSwiftTheShellIsPython() throws {
    let heft = try HeftProcess.run(
      [], input: "x = [1]\nsize x\nengine swift\nsize 1 --swift\nlen(x)\n",
      environment: Self.withoutSwift)
    #expect(heft.output.contains("list of 1 int"), "\(heft.output) \(heft.errors)")
    #expect(heft.errors.contains("No Swift compiler was found."))
    #expect(heft.output.hasSuffix("1\n"))
    #expect(heft.exitCode == 3)
  }

  @Test func withoutSwiftLessonsPlayInPython() throws {
    let heft = try HeftProcess.run(
      ["check", "--quick", ShippedLessons.file("slots").path()], environment: Self.withoutSwift)
    #expect(heft.exitCode == 0, "\(heft.output) \(heft.errors)")
    #expect(heft.output.contains("its Swift code was skipped: No Swift compiler was found."))
  }

  @Test func theDoctorNamesWhatIsMissing() throws {
    let heft = try HeftProcess.run(["doctor"], environment: Self.withoutSwift)
    #expect(heft.exitCode == 0, "\(heft.output)")
    #expect(heft.output.contains("No Swift compiler was found."))
  }
}

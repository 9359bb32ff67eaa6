import Engines
import TestSupport
import Testing

@Suite struct InstallationTests {
  private let folder = TemporaryFolder()

  private func installation(_ environment: [String: String] = [:]) -> Installation {
    Installation(executable: "\(folder.path)/prefix/bin/heft", environment: environment)
  }

  @Test func underAPrefixLessonsAndProbeAreFoundBesideTheExecutable() throws {
    let lessons = try folder.file("prefix/share/heft/lessons/course.yaml", "version: 1\n")
    let probe = try folder.file("prefix/lib/heft/libheftprobe.so", "")
    #expect(installation().lessons.map { "\($0)/course.yaml" } == lessons)
    #expect(installation().probe == probe)
  }

  @Test func theEnvironmentDecides() throws {
    let named = try folder.file("mine/course.yaml", "version: 1\n")
    #expect(installation(["HEFT_LESSONS": "\(folder.path)/mine"]).lessons != nil, "\(named)")
    #expect(installation(["HEFT_LESSONS": "\(folder.path)/nothing"]).lessons == nil)
    #expect(installation(["HEFT_PROBE": "none"]).probe == nil)
  }

  @Test func inASourceTreeTheLessonsLieAboveTheBuild() throws {
    _ = try folder.file("tree/lessons/course.yaml", "version: 1\n")
    let built = Installation(
      executable: "\(folder.path)/tree/.build/debug/heft", environment: [:])
    #expect(built.lessons?.hasSuffix("tree/lessons") == true)
  }
}

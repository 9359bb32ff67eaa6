internal import Basics
internal import Measuring

extension SwiftEngine {
  /// What works here and what does not: the compiler, and a program that is weighed.
  package func health() -> [HealthCheck] {
    let path = identity.path
    var checks = [
      HealthCheck(
        id: "compiler", status: .works,
        message: "\(identity.title) at \(path) answers and compiles for \(toolchain.triple).")
    ]
    let code = Snippet(
      "[Int](repeating: 1, count: 1000)", origin: SourceLocation(file: "heft", line: 1))
    do throws(EngineError) {
      switch try size(code, setup: [], n: nil, budget: Budget(), monitor: SilentMonitor()) {
      case .failed(let failure):
        checks.append(
          HealthCheck(
            id: "program", status: .broken, message: failure.sentence, hint: failure.hint))
      case .value(let sizing):
        checks.append(
          HealthCheck(
            id: "program", status: .works, message: "A program is compiled, runs and answers."))
        checks.append(probeCheck(sizing.memory))
      }
    } catch {
      checks.append(
        HealthCheck(id: "program", status: .broken, message: "\(error)", hint: error.hint))
    }
    return checks
  }

  /// An array has a header of 32 bytes.
  private func probeCheck(_ memory: MemoryReading) -> HealthCheck {
    guard let kept = memory.kept?.bytes else {
      return HealthCheck(
        id: "probe", status: .limited,
        message: "There is no probe: kept, freed and peak are not measured.",
        hint: "Build it with `make build`, or set HEFT_PROBE to libheftprobe.so.")
    }
    return kept == 8032 && memory.freed?.bytes == 8032
      ? HealthCheck(
        id: "probe", status: .works, message: "The probe counts every byte that Swift is given.")
      : HealthCheck(
        id: "probe", status: .limited,
        message: "An array of 1,000 Int is weighed as \(kept) bytes, not as 8,032.",
        hint: "Report this toolchain and its version.")
  }
}

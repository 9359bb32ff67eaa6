internal import Basics
internal import Measuring

extension PythonEngine {
  /// What works here and what does not: the interpreter, the probe, the walk, the clock.
  package func health() -> [HealthCheck] {
    var checks = [
      HealthCheck(
        id: "interpreter",
        status: warnings.filter { $0.id != "engine.no-probe" }.isEmpty ? .works : .limited,
        message: warnings.first { $0.id != "engine.no-probe" }?.message
          ?? "\(identity.title) at \(identity.path) is one that heft was tested with.")
    ]
    let reply: WorkerReply
    do throws(EngineError) {
      let scratch = try scratchFolder()
      let worker = try worker(scratch: scratch.path, budget: Budget(time: .seconds(20)))
      reply = worker.request("health", monitor: SilentMonitor())
      worker.end()
    } catch {
      checks.append(
        HealthCheck(id: "worker", status: .broken, message: "\(error)", hint: error.hint))
      return checks
    }
    switch reply {
    case .failed(let failure):
      checks.append(
        HealthCheck(
          id: "worker", status: .broken, message: failure.sentence, hint: failure.hint))
    case .result(let facts, _):
      checks.append(
        HealthCheck(id: "worker", status: .works, message: "A worker starts and answers."))
      checks += [
        probeCheck(facts), kindsCheck(facts), walkCheck(facts), clockCheck(facts),
      ].compactMap { $0 }
    }
    return checks
  }

  private func probeCheck(_ facts: JSONValue) -> HealthCheck {
    if facts["hooks"]?.string == "exact" {
      return HealthCheck(
        id: "probe", status: .works, message: "The probe counts every byte that Python is given.")
    }
    guard probe != nil else {
      return HealthCheck(
        id: "probe", status: .limited,
        message: "There is no probe: kept, peak, deep and freed are not measured.",
        hint: "Build it with `make build`, or set HEFT_PROBE to libheftprobe.so.")
    }
    return HealthCheck(
      id: "probe", status: .limited,
      message: "The probe does not count here: \(facts["reason"]?.string ?? "it was not loaded").",
      hint: "Times are measured as ever; memory needs another interpreter.")
  }

  /// Which kinds of objects are read by layout here: each was tried on a live object.
  private func kindsCheck(_ facts: JSONValue) -> HealthCheck? {
    let names = { (key: String) in (facts["kinds"]?[key]?.array ?? []).compactMap(\.string) }
    guard facts["hooks"]?.string == "exact", !names("read").isEmpty else { return nil }
    let refused = names("refused").joined(separator: ", ")
    return refused.isEmpty
      ? HealthCheck(
        id: "layouts", status: .works,
        message: "\(names("read").count) kinds of objects are read exactly; each was tried.")
      : HealthCheck(
        id: "layouts", status: .limited,
        message: "Not as their version lays them out, and so not read by layout: \(refused).",
        hint: "They are taken by what they report, and by __sizeof__ where they have one.")
  }

  private func walkCheck(_ facts: JSONValue) -> HealthCheck? {
    guard let kept = facts["kept"]?.int, let own = facts["own"]?.int else { return nil }
    return kept == own
      ? HealthCheck(
        id: "walk", status: .works,
        message: "The walk finds to the byte what the allocators handed out.")
      : HealthCheck(
        id: "walk", status: .limited,
        message: "The walk finds \(own) bytes of \(kept) that the allocators handed out.",
        hint: "Trust kept and freed before deep, and report this interpreter.")
  }

  private func clockCheck(_ facts: JSONValue) -> HealthCheck? {
    guard let step = facts["clock"]?.double else { return nil }
    return HealthCheck(
      id: "clock", status: step < 1e-6 ? .works : .limited,
      message: "Two readings of the clock lie \(step.secondsText) apart.",
      hint: step < 1e-6 ? nil : "Short stretches of code cannot be timed well here.")
  }
}

internal import Basics
internal import Measuring

/// A process in which one variant is timed.
final class TimedProcess {
  private let worker: Worker
  private let plan: TimingPlan
  private let round: Int
  private let monitor: any Monitor
  private var failure: Failure?
  /// How often the cyclic collector went through all objects while the clock ran.
  private(set) var collections = 0

  init(_ worker: Worker, plan: TimingPlan, round: Int, monitor: any Monitor) {
    self.worker = worker
    self.plan = plan
    self.round = round
    self.monitor = monitor
  }

  func end() { worker.end() }

  /// Runs the setup and the variant once.
  func prepare(_ request: VariantRequest) -> Failure? {
    if case .failed(let failure) = worker.request(
      "clock-ready", request.members, monitor: monitor)
    {
      return failure
    }
    return nil
  }

  /// Takes this process's samples of both phases.
  func time(_ timing: inout VariantTiming, hasUse: Bool) -> Failure? {
    if hasUse, timing.isLong {
      takeBoth(&timing)
      return failure
    }
    let batch = timing.batch
    take(&timing.build) { loops in
      ["phase": "build", "loops": .int(loops)]
    }
    guard hasUse, failure == nil else { return failure }
    if timing.reuses == nil { timing.reuses = needsReuse(timing) && canReuse() }
    let reuses = timing.reuses == true
    take(&timing.use) { loops in
      ["phase": "use", "loops": .int(loops), "batch": .int(batch), "reuse": .bool(reuses)]
    }
    return failure
  }

  /// Takes samples of one phase.
  private func take(_ phase: inout VariantTiming.Phase, _ request: (Int) -> [String: JSONValue]) {
    let clock = Stopwatch()
    var loops = phase.loops ?? 1
    // The first process finds how many loops a stretch needs; those after it only check.
    let minimum = phase.loops == nil ? plan.minimumStretch : plan.minimumStretch / 2
    var stretch = sample(request(loops))
    while let seconds = stretch, clock.elapsed < plan.secondsPerProcess,
      let more = Calibration.nextLoops(elapsed: seconds, loops: loops, minimumStretch: minimum)
    {
      loops = more
      stretch = sample(request(loops))
    }
    phase.loops = loops
    guard let calibrated = stretch else { return }
    var samples: [Double] = []
    // The stretch that calibrated was a warm-up. A long one is a sample already: there is no time
    // for another, and what happens only once is small in it.
    if calibrated > plan.secondsPerProcess / 2 {
      samples.append(calibrated)
    } else {
      for _ in 1..<max(1, plan.warmUps) { _ = sample(request(loops)) }
    }
    while wantsMore(samples.count, clock), let seconds = sample(request(loops)) {
      samples.append(seconds)
    }
    phase.samples += samples.map {
      Sample(seconds: $0 / Double(loops), loops: loops, process: round)
    }
  }

  /// Takes samples of both phases at once, of a variant whose loops are long enough one by one.
  private func takeBoth(_ timing: inout VariantTiming) {
    let clock = Stopwatch()
    var count = 0
    while wantsMore(count, clock), let json = ask("clock-sample", ["phase": "both"]),
      let build = json["build"]?.double, let use = json["use"]?.double
    {
      timing.build.samples.append(Sample(seconds: build, loops: 1, process: round))
      timing.use.samples.append(Sample(seconds: use, loops: 1, process: round))
      count += 1
    }
  }

  private func wantsMore(_ count: Int, _ clock: Stopwatch) -> Bool {
    count < plan.samplesPerProcess && (count == 0 || clock.elapsed < plan.secondsPerProcess)
  }

  /// Whether a stretch of uses could not be filled with structures of their own: they are too
  /// large to be many at once, and one use alone is too short for the clock.
  private func needsReuse(_ timing: VariantTiming) -> Bool {
    var loops = 1
    while let seconds = sample([
      "phase": "use", "loops": .int(loops), "batch": .int(loops), "reuse": false,
    ]) {
      if seconds >= plan.minimumStretch / 10 { return false }
      if loops * 10 > timing.batch {
        return seconds / Double(loops) * Double(timing.batch) < plan.minimumStretch / 10
      }
      loops *= 10
    }
    return false
  }

  private func canReuse() -> Bool {
    ask("reusable")?["reusable"]?.bool == true
  }

  private func sample(_ members: [String: JSONValue]) -> Double? {
    let reply = ask("clock-sample", members)
    collections += reply?["collections"]?.int ?? 0
    return reply?["seconds"]?.double
  }

  /// The worker's reply; nil after the first failure, which stays.
  private func ask(_ operation: String, _ members: [String: JSONValue] = [:]) -> JSONValue? {
    guard failure == nil else { return nil }
    switch worker.request(operation, members, monitor: monitor) {
    case .result(let json, _):
      return json
    case .failed(let failure):
      self.failure = failure
      return nil
    }
  }
}

/// The seconds since it was made.
private struct Stopwatch {
  private let start = ContinuousClock.now
  var elapsed: Double { (ContinuousClock.now - start).seconds }
}

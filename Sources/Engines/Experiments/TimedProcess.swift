internal import Basics
internal import Measuring

/// A process in which one variant is timed, sample by sample: between two of its own the processes
/// of the other variants take theirs.
final class TimedProcess {
  let worker: Worker
  private let plan: TimingPlan
  private let round: Int
  private let monitor: any Monitor
  /// Why it gives no more samples, where it failed.
  private(set) var failure: Failure?
  /// How often the cyclic collector went through all objects while the clock ran.
  private(set) var collections = 0
  /// The processor on which it took its last sample.
  private(set) var processor: Int?
  /// Seconds of the best pace it saw, and those of its last sample.
  private(set) var bestPace: Double?
  private var pace: Double?
  /// Seconds that it waited for full speed before its last sample.
  private(set) var waited = 0.0
  /// Seconds that the phase took so far without those it waited, the samples it gave, and how many
  /// of them were at full speed.
  private var spent = 0.0
  private var count = 0
  private var countAtFullSpeed = 0

  init(_ worker: Worker, plan: TimingPlan, round: Int, monitor: any Monitor) {
    self.worker = worker
    self.plan = plan
    self.round = round
    self.monitor = monitor
  }

  func end() { worker.end() }

  /// Runs the setup and the variant once.
  func prepare(_ members: [String: JSONValue]) {
    bestPace = ask("clock-ready", members)?["pace"]?.double
  }

  /// Finds how many loops a stretch of a phase needs, and warms up.
  func begin(_ phase: VariantTiming.Phase, of timing: inout VariantTiming) {
    (spent, count, countAtFullSpeed) = (0, 0, 0)
    let calibrated = timing[phase].loops
    var loops = calibrated ?? 1
    // The first process finds how many loops a stretch needs; those after it only check.
    let minimum = calibrated == nil ? plan.minimumStretch : plan.minimumStretch / 2
    var stretch = sample(timing.request(phase, loops: loops))
    while let seconds = stretch, spent < plan.secondsPerProcess,
      let more = Calibration.nextLoops(elapsed: seconds, loops: loops, minimumStretch: minimum)
    {
      loops = more
      stretch = sample(timing.request(phase, loops: loops))
    }
    timing[phase].loops = loops
    guard let last = stretch else { return }
    timing[phase].seconds = last / Double(loops)
    // The stretch that calibrated was a warm-up. A long one is a sample already: there is no time
    // for another, and what happens only once is small in it.
    if last > plan.secondsPerProcess / 2 {
      keep(last, loops: loops, of: phase, in: &timing, turn: 0)
      countSample(isAtFullSpeed: true)
    } else {
      for _ in 1..<max(1, plan.warmUps) { _ = sample(timing.request(phase, loops: loops)) }
    }
  }

  /// Forgets what the last phase took, before one that needs no calibration.
  func beginBoth() { (spent, count, countAtFullSpeed) = (0, 0, 0) }

  /// Whether it gave a sample of this phase.
  var hasSample: Bool { count > 0 }

  /// Whether it gave no sample yet, or not all and there is time for another.
  var hasRoom: Bool {
    failure == nil && (count == 0 || spent < plan.secondsPerProcess)
  }

  /// Whether it gave as many samples at full speed as the plan asks for.
  var isDone: Bool { failure != nil || countAtFullSpeed >= plan.samplesPerProcess }

  /// Takes a sample of a phase, in a turn that it shares with the other variants.
  func take(_ phase: VariantTiming.Phase, of timing: inout VariantTiming, in turn: Turn) {
    let loops = timing[phase].loops ?? 1
    if let seconds = sample(timing.request(phase, loops: loops).merging(turn.request) { $1 }) {
      keep(seconds, loops: loops, of: phase, in: &timing, turn: turn.index)
      countSample(isAtFullSpeed: turn.isAtFullSpeed(pace) || turn.patience <= 0)
    }
  }

  /// Takes a sample of both phases at once, of a variant whose loops are long enough one by one.
  func takeBoth(_ timing: inout VariantTiming, in turn: Turn) {
    let request: [String: JSONValue] = ["phase": "both", "loops": 1]
    guard let json = askSample(request.merging(turn.request) { $1 }),
      let build = json["build"]?.double, let use = json["use"]?.double
    else { return }
    for (phase, seconds) in [(VariantTiming.Phase.build, build), (.use, use)] {
      keep(seconds, loops: 1, of: phase, in: &timing, turn: turn.index)
    }
    countSample(isAtFullSpeed: turn.isAtFullSpeed(pace) || turn.patience <= 0)
  }

  /// A slow sample is taken again while there is patience for that.
  private func countSample(isAtFullSpeed: Bool) {
    count += 1
    if isAtFullSpeed { countAtFullSpeed += 1 }
  }

  private func keep(
    _ seconds: Double, loops: Int, of phase: VariantTiming.Phase, in timing: inout VariantTiming,
    turn: Int
  ) {
    timing[phase].samples.append(
      PacedSample(
        Sample(seconds: seconds / Double(loops), loops: loops, process: round), turn: turn,
        pace: pace))
  }

  /// Seconds that building the structures for one stretch of uses may take.
  static let secondsForStructures = 0.2

  /// Whether a stretch of uses could not be filled with structures of their own: they are too
  /// large to be many at once, or take too long to build, and one use alone is too short for the clock.
  func needsReuse(_ timing: VariantTiming) -> Bool {
    let inTime = Self.secondsForStructures / max(timing.build.seconds ?? 0, 1e-9)
    let most = max(1, min(timing.batch, Int(min(inTime, 1e9))))
    var loops = 1
    while let seconds = sample([
      "phase": "use", "loops": .int(loops), "batch": .int(loops), "reuse": false,
    ]) {
      if seconds >= plan.minimumStretch / 10 { return false }
      if loops * 10 > most {
        return seconds / Double(loops) * Double(most) < plan.minimumStretch / 10
      }
      loops *= 10
    }
    return false
  }

  func canReuse() -> Bool {
    ask("reusable")?["reusable"]?.bool == true
  }

  private func sample(_ members: [String: JSONValue]) -> Double? {
    askSample(members)?["seconds"]?.double
  }

  private func askSample(_ members: [String: JSONValue]) -> JSONValue? {
    guard let reply = ask("clock-sample", members) else { return nil }
    collections = collections.plus(reply["collections"]?.int ?? 0)
    processor = reply["processor"]?.int
    pace = reply["pace"]?.double
    waited = reply["waited"]?.double ?? 0
    spent -= waited
    bestPace = [bestPace, pace].compactMap(\.self).min()
    return reply
  }

  /// The worker's reply; nil after the first failure, which stays.
  private func ask(_ operation: String, _ members: [String: JSONValue] = [:]) -> JSONValue? {
    guard failure == nil else { return nil }
    let start = ContinuousClock.now
    defer { spent += (ContinuousClock.now - start).seconds }
    switch worker.request(operation, members, monitor: monitor) {
    case .result(let json, _):
      return json
    case .failed(let failure):
      self.failure = failure
      return nil
    }
  }
}

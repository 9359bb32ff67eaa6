internal import Basics
internal import Measuring

/// The timing of all variants, as a plan says: rounds of fresh processes without a probe.
struct TimingRun {
  /// A stretch of uses works on structures built beforehand, together no larger than this.
  static let room = 64_000_000

  private let engine: PythonEngine
  private let experiment: Experiment
  private let plan: TimingPlan
  private let budget: Budget
  private let monitor: any Monitor
  private let scratch: String
  private let kept: [Int]
  /// Samples and stretches of each variant.
  private var variants: [VariantTiming]
  private var collections = 0

  init(
    _ engine: PythonEngine, _ experiment: Experiment, effort: Effort, budget: Budget,
    monitor: any Monitor, scratch: String, kept: [Int]
  ) {
    self.engine = engine
    self.experiment = experiment
    self.budget = budget
    self.monitor = monitor
    self.scratch = scratch
    self.kept = kept
    plan = TimingPlan(variants: experiment.variants.count, effort: effort)
    variants = kept.map { VariantTiming(batch: max(1, min(100_000, Self.room / max($0, 256)))) }
  }

  /// Takes all samples; returns why it stopped early, where it did.
  mutating func run() throws(EngineError) -> Failure? {
    let start = ContinuousClock.now
    var round = 0
    while plan.continues(afterRounds: round, elapsed: (ContinuousClock.now - start).seconds) {
      if let failure = try take(round: round) { return failure }
      round += 1
    }
    return nil
  }

  /// Hands the samples over.
  func store(in draft: inout ComparisonDraft) {
    draft.conditions.collections = collections
    for (index, timing) in variants.enumerated() {
      draft.results[index].build = Timing(samples: timing.build.samples)
      draft.results[index].use = Timing(samples: timing.use.samples)
    }
  }

  /// One round: the variants' processes start together and are then timed one after the other.
  private mutating func take(round: Int) throws(EngineError) -> Failure? {
    var ready: [(run: TimingPlan.Run, process: TimedProcess)] = []
    for run in plan.runs where run.round == round {
      let worker = try engine.worker(
        scratch: scratch, budget: budget, probed: false, hashSeed: run.hashSeed)
      let name = experiment.variants[run.variant].name
      let monitor = NamingMonitor(monitor, beginning: "") { [plan] _ in
        "timing \(name), round \(round + 1) of \(plan.rounds)"
      }
      ready.append((run, TimedProcess(worker, plan: plan, round: round, monitor: monitor)))
    }
    defer { for each in ready { each.process.end() } }
    for (run, process) in ready {
      let variant = experiment.variants[run.variant]
      let request = VariantRequest(experiment, run.variant)
      if let failure = process.prepare(request) { return failure.of(variant) }
    }
    for (run, process) in ready {
      defer { collections += process.collections }
      let failure = process.time(&variants[run.variant], hasUse: experiment.use != nil)
      if let failure { return failure.of(experiment.variants[run.variant]) }
    }
    return nil
  }
}

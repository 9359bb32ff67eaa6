internal import Basics
internal import Measuring

/// The timing of all variants, as a plan says: rounds of fresh processes without a probe.
struct TimingRun {
  /// A stretch of uses works on structures built beforehand, together no larger than this.
  static let room = 64_000_000

  private let engine: any Workplace
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
    _ engine: any Workplace, _ experiment: Experiment, effort: Effort, budget: Budget,
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

  /// One round: the variants' processes start together and then give their samples in turn.
  private mutating func take(round: Int) throws(EngineError) -> Failure? {
    var ready: [Ready] = []
    defer { for each in ready { each.process.end() } }
    for run in plan.runs where run.round == round {
      let worker = try engine.worker(
        scratch: scratch, budget: budget, probed: false, hashSeed: run.hashSeed)
      let name = experiment.variants[run.variant].name
      let monitor = NamingMonitor(monitor, beginning: "") { [plan] _ in
        "timing \(name), round \(round + 1) of \(plan.rounds)"
      }
      ready.append(
        Ready(
          variant: run.variant,
          process: TimedProcess(worker, plan: plan, round: round, monitor: monitor)))
    }
    for each in ready {
      each.process.prepare(engine.members(of: experiment, each.variant))
      if let failure = failure(of: each) { return failure }
    }
    defer { collections += ready.reduce(0) { $0 + $1.process.collections } }
    if experiment.use != nil, variants.allSatisfy(\.isLong) {
      for each in ready { each.process.beginBoth() }
      return inTurn(ready) { $0.takeBoth(&$1, on: $2) }
    }
    for phase in [VariantTiming.Phase.build, .use] where phase == .build || experiment.use != nil {
      for each in ready {
        each.process.begin(phase, of: &variants[each.variant])
        if let failure = failure(of: each) { return failure }
      }
      let failure = inTurn(ready) { $0.take(phase, of: &$1, on: $2) }
      if let failure { return failure }
    }
    return nil
  }

  /// Lets the processes take a sample each, forth and back, until none wants more.
  ///
  /// The first goes where the system puts it, and the others follow it there: of two processors
  /// one may run at half the speed of the other, because a neighbour uses what they share.
  private mutating func inTurn(
    _ ready: [Ready], take: (TimedProcess, inout VariantTiming, Int?) -> Void
  ) -> Failure? {
    var order = ready
    while ready.contains(where: \.process.wantsMore) {
      var processor: Int?
      for each in order where each.process.wantsMore {
        take(each.process, &variants[each.variant], processor)
        if let failure = failure(of: each) { return failure }
        processor = processor ?? each.process.processor
      }
      order.reverse()
    }
    return nil
  }

  private func failure(of each: Ready) -> Failure? {
    each.process.failure.map {
      engine.explained($0, by: each.process.worker).of(experiment.variants[each.variant])
    }
  }
}

/// A process that waits for its turn.
private struct Ready {
  var variant: Int
  var process: TimedProcess
}

internal import Basics
internal import Measuring

/// The timing of all variants, as a plan says: rounds of fresh processes without a probe.
struct TimingRun {
  /// A stretch of uses works on structures built beforehand, together no larger than this.
  static let room = 64_000_000
  /// Seconds that one sample waits at most until the processor runs at full speed.
  static let longestWait = 0.1
  /// Seconds that one may well wait without being told how many more there will be.
  static let longWait = 30.0

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
  /// Seconds of the best pace that any process saw.
  private var bestPace: Double?
  /// Seconds that are left for waiting until the processor runs at full speed.
  private var patience: Double

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
    patience = plan.patience
    variants = kept.map { VariantTiming(batch: max(1, min(100_000, Self.room / max($0, 256)))) }
  }

  /// Takes all samples; returns why it stopped early, where it did.
  mutating func run() throws(EngineError) -> Failure? {
    let start = ContinuousClock.now
    var round = 0
    var elapsed = 0.0
    while plan.continues(afterRounds: round, elapsed: elapsed) {
      let words = words(round: round, elapsed: elapsed)
      if let failure = try take(round: round, words: words) { return failure }
      round += 1
      elapsed = (ContinuousClock.now - start).seconds - (plan.patience - patience)
    }
    return nil
  }

  /// Which round it is, of how many, and how long they may still take where that is long.
  private func words(round: Int, elapsed: Double) -> String {
    guard let (rounds, left) = plan.forecast(afterRounds: round, elapsed: elapsed) else {
      return "round 1"
    }
    let words = "round \(round + 1) of \(rounds)"
    if left < Self.longWait { return words }
    let minutes = Int((left / 60).rounded(.up))
    return words + ", about \(minutes.counted("minute")) more"
  }

  /// Hands the samples over.
  func store(in draft: inout ComparisonDraft) {
    draft.conditions.collections = collections
    let build = FullSpeed.select(variants.map(\.build.samples), best: bestPace)
    let use = FullSpeed.select(variants.map(\.use.samples), best: bestPace)
    draft.conditions.turns = build.turns
    draft.conditions.slowTurns = build.slowTurns
    draft.conditions.leavesOutSlowTurns = build.isSelected
    for index in variants.indices {
      draft.results[index].build = Timing(samples: build.samples[index])
      draft.results[index].use = Timing(samples: use.samples[index])
    }
  }

  /// One round: the variants' processes start together and then give their samples in turn.
  private mutating func take(round: Int, words: String) throws(EngineError) -> Failure? {
    var ready: [Ready] = []
    defer { for each in ready { each.process.end() } }
    for run in plan.runs where run.round == round {
      let worker = try engine.worker(
        scratch: scratch, budget: budget, probed: false, hashSeed: run.hashSeed)
      let name = experiment.variants[run.variant].name
      let monitor = NamingMonitor(monitor, beginning: "") { _ in "timing \(name), \(words)" }
      ready.append(
        Ready(
          variant: run.variant,
          process: TimedProcess(worker, plan: plan, round: round, monitor: monitor)))
    }
    for each in ready {
      each.process.prepare(engine.members(of: experiment, each.variant))
      if let failure = failure(of: each) { return failure }
      learnPace(of: each)
    }
    defer { collections += ready.reduce(0) { $0 + $1.process.collections } }
    if experiment.use != nil, variants.allSatisfy(\.isLong) {
      for each in ready { each.process.beginBoth() }
      return inTurn(ready) { $0.takeBoth(&$1, in: $2) }
    }
    for phase in [VariantTiming.Phase.build, .use] where phase == .build || experiment.use != nil {
      if phase == .use, let failure = chooseReuse(ready) { return failure }
      for each in ready {
        each.process.begin(phase, of: &variants[each.variant])
        if let failure = failure(of: each) { return failure }
      }
      evenOut(phase)
      let failure = inTurn(ready) { $0.take(phase, of: &$1, in: $2) }
      if let failure { return failure }
    }
    return nil
  }

  /// Decides whether one structure serves all uses of a stretch, for all variants alike where all can:
  /// one that is used again and again lies in the caches, and one that was just built may not.
  private mutating func chooseReuse(_ ready: [Ready]) -> Failure? {
    guard variants.contains(where: { $0.reuses == nil }) else { return nil }
    let needing = Set(
      ready.filter { $0.process.needsReuse(variants[$0.variant]) }.map(\.variant))
    let able =
      needing.isEmpty ? [] : Set(ready.filter { $0.process.canReuse() }.map(\.variant))
    let reusing = able.count == ready.count ? able : able.intersection(needing)
    for index in variants.indices { variants[index].reuses = reusing.contains(index) }
    return ready.lazy.compactMap(failure).first
  }

  /// Gives variants that take about as long the same number of loops: a loop that follows another
  /// of its kind is a little quicker, and that must not depend on how the calibration fell.
  private mutating func evenOut(_ phase: VariantTiming.Phase) {
    let loops = variants.compactMap { $0[phase].loops }
    guard let most = loops.max(), let least = loops.min(), most <= least * 4 else { return }
    for index in variants.indices { variants[index][phase].loops = most }
  }

  /// Lets the processes take a sample each, forth and back, until all have enough or one has no time.
  ///
  /// The first chooses a processor that runs at full speed, and the others follow it there: of two
  /// processors one may run at half the speed of the other, because a neighbour uses what they share.
  private mutating func inTurn(
    _ ready: [Ready], take: (TimedProcess, inout VariantTiming, Turn) -> Void
  ) -> Failure? {
    var order = ready
    // A calibration that took long is a sample already: the others get their partners to it first.
    if ready.contains(where: \.process.hasSample) {
      let rest = ready.filter { !$0.process.hasSample }
      if let failure = takeTurn(0, rest, take) { return failure }
    }
    var index = 1
    while ready.contains(where: { !$0.process.isDone }), ready.allSatisfy(\.process.hasRoom) {
      if let failure = takeTurn(index, order, take) { return failure }
      order.reverse()
      index += 1
    }
    return nil
  }

  private mutating func takeTurn(
    _ index: Int, _ order: [Ready], _ take: (TimedProcess, inout VariantTiming, Turn) -> Void
  ) -> Failure? {
    var turn = Turn(index: index, bestPace: bestPace, patience: 0)
    for each in order {
      turn.patience = min(patience, Self.longestWait)
      take(each.process, &variants[each.variant], turn)
      if let failure = failure(of: each) { return failure }
      turn.processor = turn.processor ?? each.process.processor
      patience = max(0, patience - each.process.waited)
      learnPace(of: each)
    }
    return nil
  }

  private mutating func learnPace(of each: Ready) {
    bestPace = [bestPace, each.process.bestPace].compactMap(\.self).min()
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

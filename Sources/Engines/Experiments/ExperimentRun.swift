internal import Basics
internal import Measuring

/// One execution of an experiment: memory first, then resident memory, then time.
///
/// Each variant's memory is taken in a fresh process with the probe, its time in fresh processes
/// without one. An interrupt ends the run and keeps what was measured so far.
struct ExperimentRun: ~Copyable {
  private let engine: any Workplace
  private let experiment: Experiment
  private let effort: Effort
  private let budget: Budget
  private let monitor: any Monitor
  private let scratch: ScratchFolder

  init(
    _ engine: any Workplace, _ experiment: Experiment, effort: Effort, budget: Budget,
    monitor: any Monitor
  ) throws(EngineError) {
    self.engine = engine
    self.experiment = experiment
    self.effort = effort
    self.budget = budget
    self.monitor = monitor
    scratch = try engine.scratchFolder()
  }

  /// Measures all variants.
  func run() throws(EngineError) -> Outcome<Comparison> {
    var draft = ComparisonDraft(engine, experiment)
    for index in experiment.variants.indices {
      if let failure = try weigh(index, &draft) {
        return failure.kind == .interrupted ? .value(draft.judged()) : .failed(failure)
      }
    }
    for index in experiment.variants.indices where effort != .probeOnly {
      if let failure = try measureResident(index, &draft) {
        return failure.kind == .interrupted ? .value(draft.judged()) : .failed(failure)
      }
    }
    // Times of variants that do different things say nothing.
    if effort.takesTimes, draft.sameAnswer != false {
      var timing = TimingRun(
        engine, experiment, effort: effort, budget: budget, monitor: monitor,
        scratch: scratch.path, kept: draft.results.map { $0.memory.kept?.bytes ?? 0 })
      let failure = try timing.run()
      timing.store(in: &draft)
      if let failure {
        return failure.kind == .interrupted ? .value(draft.judged()) : .failed(failure)
      }
    }
    draft.isComplete = true
    return .value(draft.judged())
  }

  private func weigh(_ index: Int, _ draft: inout ComparisonDraft) throws(EngineError) -> Failure? {
    let variant = experiment.variants[index]
    let monitor = monitor.naming(variant.name, beginning: "weighing")
    let worker = try engine.worker(scratch: scratch.path, budget: budget)
    defer { worker.end() }
    let recorder = TraceRecorder()
    let reply = worker.request(
      "weigh", engine.members(of: experiment, index), monitor: monitor,
      onEvent: { event, message in
        if event == "part", let part = message["memory"] { draft.take(part, of: index) }
        if event == "trace" { recorder.take(message) }
      }, onLook: recorder.look)
    if recorder.trace.isWorthDrawing { draft.results[index].trace = recorder.trace }
    switch reply {
    case .result(let json, _):
      draft.take(json, of: index)
      draft.note(hooks: worker.greeting)
      engine.learn(from: worker)
      return nil
    case .failed(let failure):
      return engine.explained(failure, by: worker).of(variant)
    }
  }

  private func measureResident(
    _ index: Int, _ draft: inout ComparisonDraft
  ) throws(EngineError) -> Failure? {
    let variant = experiment.variants[index]
    let monitor = NamingMonitor(monitor, beginning: "") { _ in
      "resident memory of \(variant.name)"
    }
    let worker = try engine.worker(scratch: scratch.path, budget: budget, probed: false)
    defer { worker.end() }
    switch worker.request(
      "resident", engine.members(of: experiment, index), monitor: monitor)
    {
    case .result(let json, _):
      draft.results[index].memory.rss = json["rss"]?.int.map {
        ByteCount($0) + ByteCount(worker.childrenHighWater)
      }
      return nil
    case .failed(let failure):
      return engine.explained(failure, by: worker).of(variant)
    }
  }
}

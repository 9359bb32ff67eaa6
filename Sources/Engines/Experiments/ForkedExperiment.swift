internal import Basics
internal import Measuring

/// An experiment whose memory is taken in copies of a session's process.
///
/// For sessions that cannot be run again: no time is taken, since a process that carries the probe
/// and a session's history is no place for it.
struct ForkedExperiment {
  private let engine: PythonEngine
  private let experiment: Experiment
  private let worker: Worker
  private let monitor: any Monitor

  init(
    _ engine: PythonEngine, _ experiment: Experiment, worker: Worker, monitor: any Monitor
  ) {
    self.engine = engine
    self.experiment = experiment
    self.worker = worker
    self.monitor = monitor
  }

  func run() -> Outcome<Comparison> {
    var draft = ComparisonDraft(engine, experiment)
    draft.warn(
      "time.session",
      "The session's code is not run again, so memory was taken in copies of its process and"
        + " time is not measurable here.")
    for index in experiment.variants.indices {
      let variant = experiment.variants[index]
      let monitor = monitor.naming(variant.name, beginning: "weighing")
      var members = VariantRequest(experiment, index).members
      members["fork"] = true
      let reply = worker.request("weigh", members, monitor: monitor) { event, message in
        if event == "part", let part = message["memory"] { draft.take(part, of: index) }
      }
      switch reply {
      case .result(let json, _): draft.take(json, of: index)
      case .failed(let failure) where failure.kind == .interrupted: return .value(draft.judged())
      case .failed(let failure): return .failed(failure.of(variant))
      }
    }
    draft.note(hooks: worker.greeting)
    draft.isComplete = true
    return .value(draft.judged())
  }
}

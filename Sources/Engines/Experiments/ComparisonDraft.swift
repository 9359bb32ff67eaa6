internal import Basics
internal import Measuring

/// A comparison that is being measured.
struct ComparisonDraft {
  var results: [VariantResult]
  var isComplete = false
  private let engine: any Workplace
  private let experiment: Experiment
  private var answers: [JSONValue]
  private var warnings: [Warning]
  private let swapTraffic = SwapTraffic.now
  /// What is known of the machine and of the run.
  var conditions: MachineConditions

  init(_ engine: any Workplace, _ experiment: Experiment) {
    self.engine = engine
    self.experiment = experiment
    results = experiment.variants.map {
      VariantResult(variant: $0, memory: MemoryReading(), complete: false)
    }
    answers = experiment.variants.map { _ in .null }
    warnings = engine.engineWarnings
    conditions = engine.conditions
    let machine = MachineState.now
    conditions.load = machine.load
    conditions.cores = machine.cores
    conditions.memoryLimit = MachineMemory().limit
  }

  /// Takes what a worker said of a variant's memory.
  mutating func take(_ json: JSONValue, of index: Int) {
    results[index].memory = engine.reading(json)
    if let answer = json["answer"], !answer.isNull { answers[index] = answer }
  }

  /// Takes what a worker said of its probe.
  mutating func note(hooks greeting: JSONValue?) {
    guard engine.probe != nil, greeting?["hooks"]?.string != "exact",
      !warnings.contains(where: { $0.id == "probe.hooks" })
    else { return }
    let reason = greeting?["reason"]?.string ?? "it was not loaded"
    warnings.append(
      Warning(id: "probe.hooks", message: "The probe does not count here: \(reason)."))
  }

  /// Adds a warning.
  mutating func warn(_ id: String, _ message: String) {
    warnings.append(Warning(id: id, message: message))
  }

  /// Whether all answers are the same; nil where there are none or one cannot be compared.
  var sameAnswer: Bool? { Answers(answers).areSame }

  /// The comparison with its verdicts.
  func judged() -> Comparison {
    var results = results
    var conditions = conditions
    conditions.swapped = SwapTraffic.now.since(swapTraffic)
    conditions.memoryUsed = results.compactMap(\.memory.rss).max()
    for (index, answer) in Answers(answers).answers.enumerated() { results[index].answer = answer }
    for index in results.indices { results[index].complete = isComplete }
    return .judging(
      engine: engine.identity, n: experiment.n, results: results,
      warnings: warnings + conditions.warnings)
  }
}

internal import Basics
internal import Measuring

/// What is known of one variant's times so far.
struct VariantTiming {
  /// What of a variant is timed.
  enum Phase {
    case build, use
  }

  /// The samples of one phase, and how many loops a stretch of it takes.
  struct Stretches {
    var samples: [Sample] = []
    /// Nil until it is calibrated.
    var loops: Int?
  }

  var build = Stretches()
  var use = Stretches()
  /// How many structures a stretch of uses builds beforehand at most.
  let batch: Int
  /// Whether one structure may serve all uses of a stretch; nil until it was tried.
  var reuses: Bool?

  /// Whether one build and one use are each long enough for the clock: then one run gives both.
  var isLong: Bool { build.loops == 1 && use.loops == 1 && reuses == false }

  init(batch: Int) {
    self.batch = batch
  }

  /// What is known of one phase.
  subscript(phase: Phase) -> Stretches {
    get { phase == .build ? build : use }
    set { if phase == .build { build = newValue } else { use = newValue } }
  }

  /// What a process is asked to time.
  func request(_ phase: Phase, loops: Int) -> [String: JSONValue] {
    switch phase {
    case .build: ["phase": "build", "loops": .int(loops)]
    case .use:
      [
        "phase": "use", "loops": .int(loops), "batch": .int(batch),
        "reuse": .bool(reuses == true),
      ]
    }
  }
}

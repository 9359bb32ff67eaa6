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
    var samples: [PacedSample] = []
    /// Nil until it is calibrated.
    var loops: Int?
    /// Seconds that a loop took when it was calibrated.
    var seconds: Double?
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

  /// A build shorter than this, in seconds, is done once before the clock starts: the caches hold
  /// what the process before it left there, which counts in it and hardly at all in a longer one.
  static let needsWarmth = 5e-3

  /// What a process is asked to time.
  func request(_ phase: Phase, loops: Int) -> [String: JSONValue] {
    switch phase {
    case .build:
      [
        "phase": "build", "loops": .int(loops),
        "warm": .bool((build.seconds ?? 0) < Self.needsWarmth),
      ]
    case .use:
      [
        "phase": "use", "loops": .int(loops), "batch": .int(batch),
        "reuse": .bool(reuses == true),
      ]
    }
  }
}

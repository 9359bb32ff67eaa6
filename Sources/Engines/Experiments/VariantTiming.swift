internal import Measuring

/// What is known of one variant's times so far.
struct VariantTiming {
  /// The samples of one phase, and how many loops a stretch of it takes.
  struct Phase {
    var samples: [Sample] = []
    /// Nil until it is calibrated.
    var loops: Int?
  }

  var build = Phase()
  var use = Phase()
  /// How many structures a stretch of uses builds beforehand at most.
  let batch: Int
  /// Whether one structure may serve all uses of a stretch; nil until it was tried.
  var reuses: Bool?

  /// Whether one build and one use are each long enough for the clock: then one run gives both.
  var isLong: Bool { build.loops == 1 && use.loops == 1 && reuses == false }

  init(batch: Int) {
    self.batch = batch
  }
}

internal import Basics
internal import Measuring

/// A turn in which each variant gives a sample, one after the other.
struct Turn {
  /// Which it is in its round, from 1; 0 is that of the calibration.
  var index: Int
  /// The processor on which the first sample of the turn was taken, and so all are.
  var processor: Int?
  /// Seconds of the best pace that was seen so far; nil where it is not known.
  var bestPace: Double?
  /// Seconds that a sample may wait until the processor runs at full speed.
  var patience: Double

  /// Whether a pace is that of a processor at full speed, as far as is known.
  func isAtFullSpeed(_ pace: Double?) -> Bool {
    guard let pace, let bestPace else { return true }
    return pace <= bestPace * FullSpeed.tolerance
  }

  /// What a process is told of it.
  var request: [String: JSONValue] {
    var members: [String: JSONValue] = ["patience": .double(patience)]
    members["processor"] = processor.map { .int($0) }
    members["pace"] = bestPace.map { .double($0 * FullSpeed.tolerance) }
    return members
  }
}

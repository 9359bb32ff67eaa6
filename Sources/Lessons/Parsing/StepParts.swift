/// What a step's blocks hold beside the text: knobs, and code that has a role.
struct StepParts {
  /// The YAML blocks a step may hold, one of each.
  enum Knobs: String, CaseIterable {
    case experiment, exercise
  }

  var experiment: KnobReader?
  var exercise: KnobReader?
  var code: [CodeBlock] = []

  /// Notes knobs; false where the step has such already.
  mutating func take(_ reader: KnobReader, as kind: Knobs) -> Bool {
    switch kind {
    case .experiment:
      guard experiment == nil else { return false }
      experiment = reader
    case .exercise:
      guard exercise == nil else { return false }
      exercise = reader
    }
    return true
  }
}

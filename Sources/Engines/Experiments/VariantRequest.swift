internal import Basics
internal import Measuring

/// What a worker is told of one variant.
struct VariantRequest {
  var members: [String: JSONValue]

  /// Describes a variant with the experiment's setup, use and size.
  ///
  /// - Parameter setup: false where the worker ran the setup already.
  init(_ experiment: Experiment, _ index: Int, setup: Bool = true) {
    members = [
      "build": .snippet(experiment.variants[index].code),
      "n": .optional(experiment.n),
    ]
    if setup { members["setup"] = .array(experiment.setup.map(JSONValue.snippet)) }
    if let rehearsal = experiment.rehearsal {
      members["rehearsal"] = .array(rehearsal.map(JSONValue.snippet))
    }
    if let use = experiment.use { members["use"] = .snippet(use) }
  }
}

extension Failure {
  /// The same failure with the name of the variant in front.
  func of(_ variant: Variant) -> Failure {
    guard kind != .interrupted else { return self }
    var copy = self
    copy.sentence = "\(variant.name): \(sentence)"
    return copy
  }
}

package import Basics
package import Languages

/// An experiment as a lesson describes it: knobs, and the code blocks of its step.
package struct ExperimentSpec: Hashable, Sendable {
  /// Unique in its lesson; slots begin with it.
  package var id: String
  /// Where the knobs begin.
  package var location: SourceLocation
  /// The size that `n` names in the code.
  package var n: Int
  /// The size for a quick check.
  package var quick: Int
  /// A size that is measured only on request; nil where there is none.
  package var large: Int?
  /// How many seconds one of its processes may take, where the usual time is too little; nil where it
  /// is enough.
  package var seconds: Int?
  /// Nil where no bet is asked for.
  package var prediction: Prediction?
  package var programs: [CodeLanguage: Program]
  package var expectations: [ExpectedEffect]
  package var claims: [ClaimTest]

  /// Makes an experiment.
  package init(
    id: String, location: SourceLocation, n: Int, quick: Int, large: Int? = nil,
    seconds: Int? = nil,
    prediction: Prediction? = nil, programs: [CodeLanguage: Program] = [:],
    expectations: [ExpectedEffect] = [], claims: [ClaimTest] = []
  ) {
    self.id = id
    self.location = location
    self.n = n
    self.quick = quick
    self.large = large
    self.seconds = seconds
    self.prediction = prediction
    self.programs = programs
    self.expectations = expectations
    self.claims = claims
  }
}

extension ExperimentSpec {
  /// The language it is about where nothing else is said.
  package var firstLanguage: CodeLanguage { Self.firstLanguage(of: programs) }

  /// Python where there is code in it: a twin in Swift is named where it is meant.
  static func firstLanguage(of programs: [CodeLanguage: Program]) -> CodeLanguage {
    CodeLanguage.allCases.first { programs[$0] != nil } ?? .python
  }
}

package import Measuring

/// A recorded result, and what came of measuring it again.
package struct ReplayedResult {
  let recorded: RecordedResult
  /// What changed; nil where it could not be measured.
  var drift: ResultDrift?
  /// Why it could not be measured, one sentence.
  package var failure: String?
  /// What is not here as it was there, as far as this result may depend on it.
  var differences: [EnvironmentDifference] = []
  /// The engine that measured it now, with the packages it was given; nil where there is none.
  package var engine: EngineIdentity?
  /// The engine of the recorded version that was asked for the cause; nil where none was.
  var sameVersion: EngineIdentity?

  init(_ recorded: RecordedResult) {
    self.recorded = recorded
  }
}

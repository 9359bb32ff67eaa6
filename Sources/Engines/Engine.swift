package import Basics
package import Measuring

/// A language that runs code and says what it cost.
///
/// All calls block the caller's thread and keep the monitor informed; what the code itself does
/// wrong is an ``Outcome``, what the engine cannot do is an ``EngineError``.
package protocol Engine: AnyObject {
  /// Which interpreter or compiler this is.
  var identity: EngineIdentity { get }

  /// Starts a session and returns at once; the worker is awaited at the session's first use.
  func startSession(budget: Budget) throws(EngineError) -> any EngineSession

  /// Sizes what an expression builds, in a fresh process.
  func size(
    _ expression: Snippet, setup: [Snippet], n: Int?, budget: Budget, monitor: any Monitor
  ) throws(EngineError) -> Outcome<Sizing>

  /// Maps the bytes of what an expression builds, in a fresh process.
  func layout(
    _ expression: Snippet, setup: [Snippet], n: Int?, budget: Budget, monitor: any Monitor
  ) throws(EngineError) -> Outcome<ObjectLayout>

  /// Measures all variants of an experiment on equal terms.
  ///
  /// When interrupted it returns what was measured so far, with incomplete variants marked.
  func measure(
    _ experiment: Experiment, effort: Effort, budget: Budget, monitor: any Monitor
  ) throws(EngineError) -> Outcome<Comparison>

  /// Times one piece of code in fresh processes, beside a variant that does nothing.
  ///
  /// The comparison's first variant is the one that does nothing, its last the code.
  func time(
    _ code: Snippet, setup: [Snippet], n: Int?, effort: Effort, budget: Budget,
    monitor: any Monitor
  ) throws(EngineError) -> Outcome<Comparison>

  /// Gives the workers that are started from now on what is required, and says so in ``identity``.
  ///
  /// - Throws: where something is missing; then nothing has changed.
  func use(_ requirements: [Requirement], from shelf: PackageShelf) throws(PackageError)

  /// Installs what is required into heft's own environment for this engine; returns its folder.
  func install(
    _ requirements: [Requirement], on shelf: PackageShelf, monitor: any Monitor
  ) throws(PackageError) -> String

  /// What works here and what does not.
  func health() -> [HealthCheck]
}

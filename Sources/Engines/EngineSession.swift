package import Basics
package import Measuring

/// One conversation with a language: names that are defined stay, whatever happens to a worker.
///
/// Not for use from two threads at once.
package protocol EngineSession: AnyObject {
  /// Runs what was typed. The value of an expression at its end is shown and kept by nothing.
  func execute(_ snippet: Snippet, monitor: any Monitor) -> Outcome<Execution>

  /// Sizes a name's value, or what an expression builds; the session itself is not touched.
  func size(_ expression: Snippet, n: Int?, monitor: any Monitor) -> Outcome<Sizing>

  /// Maps the bytes of a name's value, or of what an expression builds; the session is not touched.
  func layout(_ expression: Snippet, n: Int?, monitor: any Monitor) -> Outcome<ObjectLayout>

  /// Takes the memory ledgers of an experiment in copies of this session's process.
  ///
  /// For sessions whose code cannot be run again; times cannot be had this way and are nil.
  func measureByFork(_ experiment: Experiment, monitor: any Monitor) -> Outcome<Comparison>

  /// Whether its process lives, so that its names can be asked for without running code again.
  var isRunning: Bool { get }

  /// What the session's code defined.
  func names() -> [NameSummary]

  /// What the session's code defined, with the ledgers of each; looked at in a copy of the process.
  func weighNames(monitor: any Monitor) -> Outcome<[WeighedName]>

  /// Runs code in a copy of the session's process and looks at what it holds meanwhile.
  ///
  /// - Parameter onLook: called about ten times a second with what was seen so far.
  func watch(
    _ snippet: Snippet, n: Int?, monitor: any Monitor, onLook: @escaping (MemoryTrace) -> Void
  ) -> Outcome<Watched>

  /// Times code in a copy of this session's process, for sessions whose code cannot be run again.
  func timeByFork(_ code: Snippet, n: Int?, monitor: any Monitor) -> Outcome<Timing>

  /// Words that could stand at the end of a text.
  ///
  /// None of the session's code runs for it, and it returns soon: without words where the worker is busy
  /// or gone.
  func complete(_ text: String) -> Words

  /// Whether typed code can run, goes on, or is wrong already.
  func completeness(of code: String) -> Completeness

  /// Bytes handed out and still held in the session's process; nil where there is no probe.
  var live: ByteCount? { get }

  /// What each request may take; a change counts from the next request on.
  var budget: Budget { get set }

  /// Whether code that ran is run again when a worker had to be replaced.
  var replays: Bool { get set }

  /// Whether that includes code that acted outside its process's memory.
  var repeatsActs: Bool { get set }

  /// Which pieces of the session's code have to run before other code.
  ///
  /// Left out is what acted outside its process's memory, with what hangs on it, where the other code
  /// cannot depend on it. In doubt everything is needed.
  ///
  /// - Parameter acted: the indices of the pieces that acted outside.
  func needed(of pieces: [Snippet], acted: [Int], for code: [Snippet]) -> [Bool]

  /// What threads of the session did outside its process's memory since that was asked last.
  func lateActs() -> [LateAct]

  /// How many pieces of code can be taken back at most; 0 makes no copies.
  var undoLimit: Int { get set }

  /// The last pieces of code that ran, oldest first: what `undo` can take back, and what that costs.
  func undoSteps() -> [UndoStep]

  /// Goes back to the copy of the process that was made before the last pieces of code ran.
  ///
  /// Memory is as it was; what was written to files or sent, and processes that were started, are not.
  func undo(_ count: Int) -> Outcome<Undone>

  /// Lets the running worker find the packages that its engine uses by now.
  func takeOverPackages()

  /// Forgets all names: a fresh worker, nothing run again.
  func reset()

  /// Ends the worker. Using the session afterwards starts a new one.
  func close()
}

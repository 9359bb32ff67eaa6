internal import Basics

/// The copies of a session's worker that `undo` goes back to, each made before a piece of code ran.
///
/// They are bounded in number, and in the memory that they alone hold: a page takes memory once it
/// differs from the worker's, so that copies of a large structure cost nothing until it is changed.
struct Checkpoints {
  /// A piece of code, and the copy from before it.
  struct Step {
    var snippet: Snippet
    /// Nil where there is none; `obstacle` says why.
    var copy: Worker?
    var obstacle: String?
    var took: Duration = .zero
    var threads = 0
    /// How many files the copy holds open.
    var files = 0
    /// How much of the session's code had run before.
    var past: Int
  }

  private(set) var steps: [Step] = []

  /// Makes a copy before a piece of code runs.
  mutating func add(before snippet: Snippet, of worker: Worker, past: Int, limit: Int) {
    guard limit > 0 else { return }
    keep(limit - 1)
    var step = Step(snippet: snippet, past: past)
    switch worker.copy(stays: true) {
    case .made(let copy, let took, let threads, let files):
      (step.copy, step.took, step.threads, step.files) = (copy, took, threads, files)
    case .impossible(let reason): step.obstacle = reason
    }
    steps.append(step)
  }

  /// Takes the last steps away and returns them, oldest first; their copies are the caller's to end.
  mutating func takeLast(_ count: Int) -> [Step] {
    let taken = Array(steps.suffix(count))
    steps.removeLast(taken.count)
    return taken
  }

  /// Drops the oldest copies down to a number.
  mutating func keep(_ limit: Int) {
    while steps.count > limit { dropOldest() }
  }

  /// Ends all copies.
  mutating func removeAll() {
    for step in steps { step.copy?.end() }
    steps = []
  }

  /// Ends the copies that hold a file open which was locked or deleted since they were made: they
  /// would keep the lock, and the room on the disk.
  mutating func letGoOfFiles() {
    for index in steps.indices where steps[index].files > 0 {
      guard let copy = steps[index].copy, copy.holdsLockedOrDeletedFile else { continue }
      copy.end()
      steps[index].copy = nil
      steps[index].obstacle = "a file that was open then was locked or deleted later"
    }
  }

  /// Drops the oldest copies until the rest hold no more than a number of bytes beside the worker.
  mutating func trim(to bytes: Int, beside worker: Worker) {
    // All copies together hold at most what each has in full, which is cheap to know.
    while steps.reduce(0, { $0 + ($1.copy?.anonymousMemory ?? 0) }) > bytes,
      held(beside: worker) > bytes
    {
      dropOldest()
    }
  }

  /// Bytes that would be free without the copies: what the whole family has, each page once, less
  /// what the worker has.
  private func held(beside worker: Worker) -> Int {
    let parts = steps.reduce(worker.anonymousPart) { $0 + ($1.copy?.anonymousPart ?? 0) }
    return max(0, parts - worker.anonymousMemory)
  }

  private mutating func dropOldest() {
    steps.removeFirst().copy?.end()
  }
}

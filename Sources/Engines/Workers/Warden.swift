internal import CPlatform
internal import Glibc
internal import Synchronization

/// The small process between heft and a worker, below which all stays that the worker starts, with the
/// copies of the worker too; see `heft_warden.h`.
///
/// It ends all that is below it when it is told to, and when heft ends. When the last process that it
/// tells of has been ended it goes as well.
final class Warden: Sendable {
  /// The warden's own process.
  let id: pid_t
  /// Becomes readable when one of the processes that it tells of has ended.
  var descriptor: CInt { channel.number }
  private let channel: Descriptor
  private let state: Mutex<State>

  private struct State {
    /// The processes whose endings are told of.
    var watched: Set<pid_t>
    var endings: [pid_t: WorkerProcess.Ending] = [:]
    /// Whether it answers no more: it was let go, or somebody has killed it.
    var isGone = false
  }

  /// How long it may take to end processes that hold much memory, on a machine that is busy.
  private static let patience: Duration = .seconds(60)

  /// Takes over a warden and the process that it started.
  init(_ spawned: heft_spawned) {
    id = spawned.warden
    channel = Descriptor(owning: spawned.channel)
    state = Mutex(State(watched: [spawned.process]))
  }

  deinit {
    state.withLock { letGo(&$0) }
  }

  /// From now on tells of the ending of a copy of the worker, too.
  func watch(_ process: pid_t) throws(SystemError) {
    let error: CInt = state.withLock { state in
      // Before the answer can come: endings of others are kept on the way.
      guard tell(HEFT_WATCH, process) else { return EPIPE }
      let answer = hear(&state, until: HEFT_WATCHED, of: process)
      if let answer, answer.signal == 0 { state.watched.insert(process) }
      return answer?.signal ?? EPIPE
    }
    guard error == 0 else { throw SystemError(code: error) }
  }

  /// How many processes it tells of.
  var watchedCount: Int { state.withLock { $0.watched.count } }

  /// The processes that it tells of.
  var watched: Set<pid_t> { state.withLock { $0.watched } }

  /// How a process ended; nil while it runs. Where the warden was killed nobody knows, but it has ended.
  func ending(of process: pid_t) -> WorkerProcess.Ending? {
    state.withLock { state in
      if state.endings[process] == nil { hearAll(&state) }
      return state.endings[process] ?? (state.isGone ? .signal(SIGKILL) : nil)
    }
  }

  /// Sends a signal to the group of a process.
  func signal(_ number: CInt, to process: pid_t) {
    state.withLock { state in
      guard !state.isGone else { return }
      _ = tell(HEFT_SIGNAL, process, number)
    }
  }

  /// Ends a process, with all below the warden but other copies, or alone; says how it ended.
  func end(_ process: pid_t, alone: Bool) -> WorkerProcess.Ending {
    state.withLock { state in
      guard state.watched.contains(process) else {
        return state.endings[process] ?? .signal(SIGKILL)
      }
      if !state.isGone, tell(alone ? HEFT_END_ALONE : HEFT_END, process),
        hear(&state, until: HEFT_DONE, of: process) == nil, !state.isGone
      {
        lose(&state)
      }
      state.watched.remove(process)
      if state.watched.isEmpty { letGo(&state) }
      return state.endings.removeValue(forKey: process) ?? .signal(SIGKILL)
    }
  }

  // MARK: Talking

  private func tell(_ kind: heft_order_kind, _ process: pid_t, _ signal: CInt = 0) -> Bool {
    var order = heft_order(kind: Int32(kind.rawValue), process: process, signal: signal)
    return heft_tell_warden(descriptor, &order) == 0
  }

  /// Listens until it has answered; nil where it does not, or is gone.
  private func hear(
    _ state: inout State, until kind: heft_word_kind, of process: pid_t
  ) -> heft_word? {
    let start = ContinuousClock.now
    while ContinuousClock.now - start < Self.patience {
      var word = heft_word()
      let heard = heft_hear_warden(descriptor, 500, &word)
      if heard < 0 {
        lose(&state)
        return nil
      }
      // Code may have stopped it; that it cannot be kept from going on.
      if heard == 0 { kill(id, SIGCONT) }
      if heard > 0, take(word, &state) == kind, word.process == process { return word }
    }
    return nil
  }

  private func hearAll(_ state: inout State) {
    while !state.isGone {
      var word = heft_word()
      let heard = heft_hear_warden(descriptor, 0, &word)
      if heard == 0 { return }
      if heard < 0 { lose(&state) } else { _ = take(word, &state) }
    }
  }

  private func take(_ word: heft_word, _ state: inout State) -> heft_word_kind {
    let kind = heft_word_kind(rawValue: heft_word_kind.RawValue(word.kind))
    if kind == HEFT_ENDED {
      state.endings[word.process] =
        word.signal != 0 ? .signal(word.signal) : .exit(Int(word.code))
    }
    return kind
  }

  // MARK: Its end

  /// Somebody has killed it, or it does not answer: what was below it is now below heft.
  private func lose(_ state: inout State) {
    kill(id, SIGKILL)
    letGo(&state)
    heft_end_strays()
  }

  private func letGo(_ state: inout State) {
    guard !state.isGone else { return }
    state.isGone = true
    // The channel stays open, so that its number is nobody else's while it is waited for.
    shutdown(descriptor, CInt(SHUT_RDWR))
    heft_wait(id, 1, nil)
    heft_forget_child(id)
  }
}

import Glibc
import Journaling
import Synchronization

/// A disk in memory on which everything can go wrong, repeatably for a seed.
///
/// Bytes and directory entries are safe only once they were synced. At one call, drawn in advance,
/// the power fails, or the disk begins to refuse; all the while calls are interrupted by signals and
/// writes come out short.
final class FaultyDisk: FileSystem {
  /// What happens at the drawn call.
  enum Fault: CaseIterable {
    case none, powerCut, refuseOnce, refuseForEver
  }

  private struct File {
    var synced: [UInt8] = []
    var pending: [UInt8] = []
    var isEntrySynced = false
  }

  private struct State {
    var random: SeededGenerator
    var fault: Fault
    var callsUntilFault: Int
    var code: Int32 = ENOSPC
    var isRefusing = false
    var hasPower = true
    var files: [String: File] = [:]
    var directories: Set<String>
    var descriptors: [Int32: (path: String, offset: Int)] = [:]
    var locked: [Int32: String] = [:]
    var nextDescriptor: Int32 = 3
    var syncs = 0
    var time = 1_763_000_000_000_000

    mutating func descriptor(_ path: String) -> Int32 {
      nextDescriptor += 1
      descriptors[nextDescriptor] = (path, 0)
      return nextDescriptor
    }
  }

  private let state: Mutex<State>
  let seed: UInt64
  let fault: Fault

  init(seed: UInt64, fault: Fault? = nil, atCall: Int? = nil, directories: Set<String> = ["/"]) {
    var random = SeededGenerator(seed: seed)
    let drawn = fault ?? Fault.allCases.randomElement(using: &random) ?? .none
    let call = atCall ?? Int.random(in: 0..<160, using: &random)
    let code = [ENOSPC, EIO, EDQUOT, EROFS, EACCES].randomElement(using: &random) ?? EIO
    self.seed = seed
    self.fault = drawn
    state = Mutex(
      State(
        random: random, fault: drawn, callsUntilFault: call, code: code, directories: directories))
  }

  /// Whether the power failed.
  var isDead: Bool { state.withLock { !$0.hasPower } }

  /// How often data or a directory was synced.
  var syncs: Int { state.withLock { $0.syncs } }

  /// The paths of all files.
  var paths: [String] { state.withLock { Array($0.files.keys) } }

  /// Brings the power back: what was not synced is gone, torn, or, by luck, there.
  func restart() {
    state.withLock { state in
      state.hasPower = true
      state.isRefusing = false
      state.fault = .none
      state.descriptors = [:]
      state.locked = [:]
      for (path, file) in state.files.sorted(by: { $0.key < $1.key }) {
        if !file.isEntrySynced, Bool.random(using: &state.random) {
          state.files[path] = nil
          continue
        }
        let kept = Int.random(in: 0...file.pending.count, using: &state.random)
        var bytes = file.synced + file.pending[..<kept]
        // A file may have grown before its blocks were written: zeros stand in their place.
        if Bool.random(using: &state.random) {
          bytes += Array(repeating: 0, count: file.pending.count - kept)
        }
        state.files[path] = File(synced: bytes, isEntrySynced: true)
      }
    }
  }

  /// The bytes that reads see.
  func contents(_ path: String) -> [UInt8]? {
    state.withLock { state in state.files[path].map { $0.synced + $0.pending } }
  }

  /// Puts a file there, safely.
  func place(_ path: String, _ text: String) {
    state.withLock { $0.files[path] = File(synced: Array(text.utf8), isEntrySynced: true) }
  }

  func create(_ path: String) throws(SystemError) -> Int32 {
    try call("open") { state throws(SystemError) in
      guard state.files[path] == nil else { throw failure(EEXIST, "open") }
      guard state.directories.contains(parent(path)) else { throw failure(ENOENT, "open") }
      state.files[path] = File()
      return state.descriptor(path)
    }
  }

  func open(_ path: String) throws(SystemError) -> Int32 {
    try call("open") { state throws(SystemError) in
      guard state.files[path] != nil || state.directories.contains(path) else {
        throw failure(ENOENT, "open")
      }
      return state.descriptor(path)
    }
  }

  func close(_ descriptor: Int32) {
    state.withLock {
      $0.descriptors[descriptor] = nil
      $0.locked[descriptor] = nil
    }
  }

  func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
    let bytes = Array(bytes)
    return try call(
      "write",
      partly: { state in
        // A refused write may still have written a part, and a power cut may come half-way.
        guard let path = state.descriptors[descriptor]?.path, state.files[path] != nil else {
          return
        }
        let count = Int.random(in: 0...bytes.count, using: &state.random)
        state.files[path]?.pending += bytes[..<count]
      }
    ) { state throws(SystemError) in
      guard let path = state.descriptors[descriptor]?.path, state.files[path] != nil else {
        throw failure(EBADF, "write")
      }
      let isShort = Int.random(in: 0..<4, using: &state.random) == 0
      let count = isShort ? Int.random(in: 1...bytes.count, using: &state.random) : bytes.count
      state.files[path]?.pending += bytes[..<count]
      return count
    }
  }

  func read(
    _ descriptor: Int32, into bytes: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    let capacity = bytes.count
    let read = try call("read") { state throws(SystemError) -> [UInt8] in
      guard let (path, offset) = state.descriptors[descriptor], let file = state.files[path] else {
        throw failure(EBADF, "read")
      }
      let all = file.synced + file.pending
      let most = min(capacity, all.count - offset)
      let count = most > 1 ? Int.random(in: 1...most, using: &state.random) : max(0, most)
      state.descriptors[descriptor]?.offset += count
      return Array(all[offset..<offset + count])
    }
    bytes.copyBytes(from: read)
    return read.count
  }

  func read(
    _ descriptor: Int32, at offset: Int, into bytes: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    let capacity = bytes.count
    let read = try call("pread") { state throws(SystemError) -> [UInt8] in
      guard let path = state.descriptors[descriptor]?.path, let file = state.files[path] else {
        throw failure(EBADF, "pread")
      }
      let rest = (file.synced + file.pending).dropFirst(offset).prefix(capacity)
      return Array(
        rest.count > 1 ? rest.prefix(Int.random(in: 1...rest.count, using: &state.random)) : rest)
    }
    bytes.copyBytes(from: read)
    return read.count
  }

  func truncate(_ descriptor: Int32, to size: Int) throws(SystemError) {
    try call("ftruncate") { state throws(SystemError) in
      guard let path = state.descriptors[descriptor]?.path, let file = state.files[path] else {
        throw failure(EBADF, "ftruncate")
      }
      state.files[path]?.synced = Array(file.synced.prefix(size))
      state.files[path]?.pending = Array(file.pending.prefix(max(0, size - file.synced.count)))
    }
  }

  func syncData(_ descriptor: Int32) throws(SystemError) {
    try call(
      "fdatasync",
      partly: { state in
        // After a failed sync Linux may have dropped the pages, and calls them clean.
        if let path = state.descriptors[descriptor]?.path, Bool.random(using: &state.random) {
          state.files[path]?.pending = []
        }
      }
    ) { state throws(SystemError) in
      guard let path = state.descriptors[descriptor]?.path, let file = state.files[path] else {
        throw failure(EBADF, "fdatasync")
      }
      state.syncs += 1
      state.files[path]?.synced += file.pending
      state.files[path]?.pending = []
    }
  }

  func syncDirectory(_ descriptor: Int32) throws(SystemError) {
    try call("fsync") { state throws(SystemError) in
      guard let directory = state.descriptors[descriptor]?.path else {
        throw failure(EBADF, "fsync")
      }
      state.syncs += 1
      for path in state.files.keys where parent(path) == directory {
        state.files[path]?.isEntrySynced = true
      }
    }
  }

  func lock(_ descriptor: Int32) throws(SystemError) {
    try call("flock") { state throws(SystemError) in
      state.locked[descriptor] = state.descriptors[descriptor]?.path
    }
  }

  func shareLock(_ descriptor: Int32) throws(SystemError) -> Bool {
    try call("flock") { state throws(SystemError) in
      !state.locked.values.contains(state.descriptors[descriptor]?.path ?? "")
    }
  }

  func makeDirectory(_ path: String) throws(SystemError) {
    try call("mkdir") { state throws(SystemError) in
      guard state.directories.insert(path).inserted else { throw failure(EEXIST, "mkdir") }
    }
  }

  func names(in path: String) throws(SystemError) -> [String] {
    try call("opendir") { state throws(SystemError) in
      guard state.directories.contains(path) else { throw failure(ENOENT, "opendir") }
      return state.files.keys.filter { parent($0) == path }.map {
        String($0.dropFirst(path.count + 1))
      }
    }
  }

  func remove(_ path: String) throws(SystemError) {
    try call("unlink") { state throws(SystemError) in
      guard state.files.removeValue(forKey: path) != nil else { throw failure(ENOENT, "unlink") }
    }
  }

  func exists(_ path: String) -> Bool {
    state.withLock { $0.files[path] != nil || $0.directories.contains(path) }
  }

  var process: Int32 { 4242 }

  func now() -> Timestamp {
    state.withLock { state in
      state.time += 1_000_003
      return Timestamp(microseconds: state.time)
    }
  }

  /// Makes a call, unless a signal, the drawn fault or the lack of power comes first.
  private func call<Result: Sendable>(
    _ name: String, partly: (inout State) -> Void = { _ in },
    _ body: (inout State) throws(SystemError) -> Result
  ) throws(SystemError) -> Result {
    let outcome: Swift.Result<Result, SystemError> = state.withLock { state in
      do throws(SystemError) {
        guard state.hasPower else { throw failure(EIO, name) }
        if Int.random(in: 0..<8, using: &state.random) == 0 { throw failure(EINTR, name) }
        state.callsUntilFault -= 1
        if state.callsUntilFault < 0 || state.isRefusing {
          let fault = state.fault
          switch fault {
          case .none: break
          case .powerCut:
            partly(&state)
            state.hasPower = false
            throw failure(EIO, name)
          case .refuseOnce:
            state.fault = .none
            partly(&state)
            throw failure(state.code, name)
          case .refuseForEver:
            if !state.isRefusing { partly(&state) }
            state.isRefusing = true
            throw failure(state.code, name)
          }
        }
        return .success(try body(&state))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }
}

private func failure(_ code: Int32, _ call: String) -> SystemError {
  SystemError(code: code, call: call, text: String(cString: strerror(code)))
}

private func parent(_ path: String) -> String {
  let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
  return folder.isEmpty ? "/" : String(folder)
}

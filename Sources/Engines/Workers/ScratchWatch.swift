internal import Basics
internal import CPlatform

/// Watches what code writes into its scratch folder, in one request: the kernel's limit is on the size of
/// each file, not on how many there are.
///
/// What the file system as a whole has in use says whether it is worth looking, so that a tick costs one call.
struct ScratchWatch {
  private let path: String
  private let began = heft_file_clock()
  private let start: heft_use
  private let bytes: Int
  private let files: Int
  /// What was in use when it looked into the folder last.
  private var seen: heft_use
  private var next = ContinuousClock.now
  /// What was too much, as the middle of a sentence; nil until it is.
  private(set) var excess: String?

  /// How much room a file system keeps: half of what is free when a request begins.
  private static let share = 2

  /// Begins to watch; nil where the folder is gone, or was never there.
  init?(path: String, limit: Int) {
    var use = heft_use()
    guard heft_look_at_file_system(path, &use) == 0 else { return nil }
    self.path = path
    start = use
    seen = use
    bytes = min(limit, Int(clamping: use.free_bytes) / Self.share)
    files = use.free_files == 0 ? .max : Int(clamping: use.free_files) / Self.share
  }

  /// Whether more was written since the beginning than may be.
  mutating func isOver() -> Bool {
    var use = heft_use()
    guard heft_look_at_file_system(path, &use) == 0, grew(use, since: start, by: 1),
      // Others write, too: where it was not the code, look again when there is more.
      grew(use, since: seen, by: 8), ContinuousClock.now >= next
    else { return false }
    let look = ContinuousClock.now
    var (written, made): (UInt64, UInt64) = (0, 0)
    heft_add_up_folder(path, began, &written, &made)
    next = .now + (ContinuousClock.now - look) * 20
    seen = use
    if Int(clamping: written) > bytes { excess = "wrote more than \(ByteCount(bytes)) into" }
    if Int(clamping: made) > files { excess = "made more than \(files.grouped) files in" }
    return excess != nil
  }

  private func grew(_ use: heft_use, since before: heft_use, by part: Int) -> Bool {
    Int(clamping: use.bytes) - Int(clamping: before.bytes) > bytes / part
      || Int(clamping: use.files) - Int(clamping: before.files) > files / part
  }
}

/// The counters around one build or one use.
struct Cost: Equatable {
  var kept = 0
  var peak = 0
  var blocks = 0
  var total = 0
  var rounded = 0
  var children = 0

  /// Takes the difference of two readings; the peak was reset at the first.
  init(_ before: Counters, _ after: Counters) {
    kept = after.live - before.live
    peak = after.peak - before.live
    blocks = after.blocks - before.blocks
    total = after.total - before.total
    rounded = after.rounded - before.rounded
    children = after.children - before.children
  }

  /// Whether it kept or needed more than a later build by what metadata and lazy globals do not explain.
  func takesMore(than later: Cost) -> Bool {
    max(kept - later.kept, peak - later.peak) >= 4_000
  }
}
